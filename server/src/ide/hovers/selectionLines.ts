/** Lines that say which pods a selector selects. */
import type { SelectorLink } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import { shownNamespace } from '../../network/dns';
import { podsText } from '../../network/podCount';
import { type Selection, selectionOf } from '../../network/podSelection';
import { matches, matchesRequirement } from '../../network/selectors';
import { keys } from '../../workspace/keys';
import { compatible, inUnits } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import { bullets, code, inline, linkTo, plain } from '../markdown';
import { requirementText, selectorText, wantedPods } from '../selectorText';

/** The pods that `link` of `object` selects, or why there are none. */
export function selectionLines(
  snapshot: Snapshot,
  object: KubeObject,
  link: SelectorLink,
): readonly string[] {
  const selection = selectionOf(snapshot, object, link);
  switch (selection.state) {
    case 'found':
      return [foundText(snapshot, object, link, selection)];
    case 'none':
      return [`No pods match ${code(selectorText(link.selector))}`, ...missLines(snapshot, object, link)];
    case 'absent':
      return [`No pods in this workspace match: ${code(wantedPods(snapshot, object, link))}`];
    case 'unknown':
      return [`Pods unknown (${plain(selection.reason)})`];
  }
}

/** `3 pods of shop: deployment/web`, with the counts where there are several workloads. */
function foundText(
  snapshot: Snapshot,
  object: KubeObject,
  { within }: SelectorLink,
  { workloads, certainty, elsewhere }: Selection & { state: 'found' },
): string {
  const namespace = within.type === 'own' ? ` in namespace ${namespaceText(snapshot, object)}` : '';
  const apart = elsewhere ? ', of other folders' : '';
  return `${podsText(workloads, certainty)}${namespace}${apart}: ${workloadsText(snapshot, workloads)}`;
}

/** Workloads with their pods; their namespaces where those differ, or are asked for. */
export function workloadsText(
  snapshot: Snapshot,
  workloads: readonly KubeObject[],
  detail?: 'with namespaces',
): string {
  const namespaces = new Set(workloads.map((workload) => snapshot.namespaceOf(workload)));
  const spread = detail !== undefined || namespaces.size > 1;
  const texts = workloads.map((workload) => {
    const count = workloads.length > 1 ? [podsText([workload])] : [];
    const namespace = spread ? [`namespace ${namespaceText(snapshot, workload)}`] : [];
    const notes = [...count, ...namespace].join(', ');
    return linkTo(snapshot, workload) + (notes === '' ? '' : ` (${notes})`);
  });
  return inline(texts);
}

/** The namespace of `object`, marked where it is only assumed. */
export function namespaceText(snapshot: Snapshot, object: KubeObject): string {
  const shown = code(shownNamespace(snapshot, object));
  return snapshot.namespaceOf(object) === undefined ? `${shown} (set on deployment)` : shown;
}

/**
 * How many pods of the unit each pair matches by itself, since the pair that matches none is the culprit; and pods that
 * would match, were they not in another namespace.
 */
function missLines(snapshot: Snapshot, object: KubeObject, { selector }: SelectorLink): readonly string[] {
  const namespace = snapshot.namespaceOf(object);
  const around = inUnits(snapshot, keys.workloads, object);
  const apart = around.filter(({ pods }) => pods && matches(selector, pods.labels, pods.generated) === 'yes');
  if (apart.length > 0) return [`Out of reach: ${workloadsText(snapshot, apart, 'with namespaces')}`];
  if (selector.requirements.length < 2) return [];
  const near = around.filter((workload) => compatible(namespace, snapshot.namespaceOf(workload)));
  const lines = selector.requirements.map((requirement) => {
    const matching = near.filter(
      ({ pods }) => pods && matchesRequirement(requirement, pods.labels, pods.generated) === 'yes',
    );
    const count = matching.length === 0 ? '**no pods**' : podsText(matching);
    return `${code(requirementText(requirement))} alone: ${count}`;
  });
  return bullets(lines);
}
