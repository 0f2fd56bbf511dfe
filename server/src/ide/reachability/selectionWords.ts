/** Pods as a policy asks for them: `pods app=web of namespace shop`. */
import { ALL, OWN, type SelectorLink } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import type { PodSelection } from '../../network/reach/podSelection';
import { isAny } from '../../network/reach/selection';
import type { Snapshot } from '../../workspace/snapshot';
import { wantedPods } from '../selectorText';

/** `policy`: the one in which the selection stands. */
export function selectionWords(snapshot: Snapshot, policy: KubeObject, selection: PodSelection): string {
  return wantedPods(snapshot, policy, linkOf(selection));
}

function linkOf({ namespaces, pods }: PodSelection): SelectorLink {
  const selector = pods ?? { start: 0, end: 0, requirements: [], open: false };
  const base = { type: 'selector', role: 'peer', selector, selects: 'pods' } as const;
  if (namespaces.type === 'own') return { ...base, within: OWN };
  const { selector: labels } = namespaces;
  return { ...base, within: !labels || isAny(labels) ? ALL : { type: 'labelled', selector: labels } };
}
