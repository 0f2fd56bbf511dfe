/** Whether a policy's selectors name an endpoint. */
import type { LabelSelector, Requirement } from '../../kinds/labels';
import { isKnown } from '../../syntax/node';
import { matchesRequirement, NAMESPACE_NAME_LABEL } from '../selectors';
import { every, type Verdict } from '../verdict';
import type { Assumptions } from '../../workspace/assumptions';
import type { Endpoint, Labelled, PodEndpoint } from './endpoint';
import { type PodSelection, selectorKey } from './podSelection';

/** Whether `selection` names the pods at `endpoint`. Some of them: unknown. */
export function selects(selection: PodSelection, endpoint: Endpoint, assumptions: Assumptions): Verdict {
  switch (endpoint.type) {
    case 'pods':
      return selectsPods(selection, endpoint, assumptions);
    case 'potential-pods':
      return namesPotential(selection, endpoint.selection) ? 'yes' : 'no';
    case 'unknown-pod':
      return isEverything(selection) ? 'yes' : 'unknown';
    case 'stranger':
      return isEverything(selection) ? 'yes' : 'no';
    case 'addresses':
    case 'node':
      return 'no';
  }
}

/** True for a selection of all pods in all namespaces. */
export function isEverything({ namespaces, pods }: PodSelection): boolean {
  return namespaces.type === 'labelled' && isAny(namespaces.selector) && isAny(pods);
}

export function isAny(selector: LabelSelector | undefined): boolean {
  return selector === undefined || (selector.requirements.length === 0 && !selector.open);
}

function selectsPods(selection: PodSelection, endpoint: PodEndpoint, assumptions: Assumptions): Verdict {
  if (endpoint.hostNetwork && assumptions.hostNetworkPods === 'node') return 'no';
  const { namespaces, pods } = selection;
  const inNamespace =
    namespaces.type === 'own'
      ? sameNamespace(namespaces.name, endpoint.namespace)
      : matchesAll(namespaces.selector, endpoint.namespaceLabels);
  return inNamespace === 'no' ? 'no' : every([inNamespace, matchesAll(pods, endpoint.labels)]);
}

function sameNamespace(a: string | undefined, b: string | undefined): Verdict {
  if (a === b) return 'yes';
  return a === undefined || b === undefined ? 'unknown' : 'no';
}

/** Whether all of the pods match: a label whose value differs between them may be met by some only. */
export function matchesAll(selector: LabelSelector | undefined, { labels, generated }: Labelled): Verdict {
  if (!selector) return 'yes';
  let verdict: Verdict = selector.open ? 'unknown' : 'yes';
  for (const requirement of selector.requirements) {
    const one = requirementOn(requirement, labels, generated);
    if (one === 'no') return 'no';
    if (one === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

function requirementOn(
  requirement: Requirement,
  labels: Labelled['labels'],
  generated: Labelled['generated'],
): Verdict {
  const values = generated[requirement.key.value];
  const written = labels.pairs.some((pair) => pair.key.value === requirement.key.value);
  if (written || values === undefined || values.length < 2) {
    return matchesRequirement(requirement, labels, generated);
  }
  const verdicts = new Set(
    values.map((value) =>
      matchesRequirement(requirement, labels, { ...generated, [requirement.key.value]: [value] }),
    ),
  );
  const [first] = verdicts;
  return verdicts.size === 1 && first ? first : 'unknown';
}

/** Whether `selection` names all pods that `other` does, by asking for the same or for nothing. */
function namesPotential(selection: PodSelection, other: PodSelection): boolean {
  const samePods = isAny(selection.pods) || selectorKey(selection.pods) === selectorKey(other.pods);
  const where = namespacesKey(selection);
  return samePods && (where === ANYWHERE || where === namespacesKey(other));
}

const ANYWHERE = '*';

/** Equal for selections that look in the same namespaces, by name or by labels. */
export function namespacesKey({ namespaces }: PodSelection): string {
  if (namespaces.type === 'own') return `= ${namespaces.name ?? ''}`;
  if (isAny(namespaces.selector)) return ANYWHERE;
  const name = namespaceByName(namespaces.selector);
  return name === undefined ? `~ ${selectorKey(namespaces.selector)}` : `= ${name}`;
}

/** The namespace that `selector` asks for by its name alone. */
export function namespaceByName(selector: LabelSelector | undefined): string | undefined {
  const [requirement, ...more] = selector?.requirements ?? [];
  if (!requirement || more.length > 0 || selector?.open) return undefined;
  const [value, ...others] = requirement.values;
  const equality = requirement.operator === 'In' && others.length === 0;
  return equality && requirement.key.value === NAMESPACE_NAME_LABEL && isKnown(value)
    ? value.value
    : undefined;
}
