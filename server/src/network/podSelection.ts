/** What a selector comes to in this workspace, and how sure that is. */
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { worldAround, whyOpen } from '../workspace/closedWorld';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { type Selected, selectPods } from './selectors';

/**
 * `none`: everything is known, and nothing fits. `absent`: the pods meant are not in the workspace.
 * `unknown`: a template, a controller or a file that cannot be read decides; `reason` says which.
 */
export type Selection =
  | {
      readonly state: 'found';
      readonly workloads: readonly KubeObject[];
      /** `at least`: others may be selected too. */
      readonly certainty: 'all' | 'at least';
      /** True where they belong to other units than the selector's own. */
      readonly elsewhere: boolean;
    }
  | { readonly state: 'none' }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly reason: string };

/** Workloads that `link` of `object` selects. */
export function selectionOf(snapshot: Snapshot, object: KubeObject, link: SelectorLink): Selection {
  const selected = selectPods(snapshot, object, link);
  const { yes, unknown, elsewhere } = selected;
  if (yes.length > 0) {
    const certainty = unknown.length > 0 ? 'at least' : 'all';
    return { state: 'found', workloads: yes, certainty, elsewhere };
  }
  const own = link.within.type === 'own';
  const world = worldAround(snapshot, object, keys.workloads);
  if (unknown.length > 0 && (!elsewhere || (own && world === 'empty'))) {
    return { state: 'unknown', reason: whyUncertain(object, link, selected) };
  }
  const open = openReason(snapshot, object);
  if (open !== undefined) return { state: 'unknown', reason: open };
  return { state: world === 'closed' && own ? 'none' : 'absent' };
}

/** Why objects may exist around `object` that the files do not show, in few words; undefined where they show all. */
export function openReason(snapshot: Snapshot, object: KubeObject): string | undefined {
  return object.document.templated ? 'template' : whyOpen(snapshot, object)[0];
}

/** Workloads of a selection that found any. */
export function workloadsOf(selection: Selection): readonly KubeObject[] {
  return selection.state === 'found' ? selection.workloads : [];
}

function whyUncertain(object: KubeObject, link: SelectorLink, { unknown }: Selected): string {
  if ([object, ...unknown].some((each) => each.document.templated)) return 'template';
  return link.within.type === 'labelled'
    ? 'namespace labels are not in this workspace'
    : 'a controller or a template sets the labels';
}
