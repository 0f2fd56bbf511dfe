/** Label selectors by which pods are placed beside, or apart from, others: affinities and topology spread. */
import { at, itemsAt, type Node, type Text, textsAt } from '../syntax/node';
import { type LabelSelector, selectorAt } from './labels';
import { ALL, type Link, type NamespaceScope, OWN } from './link';
import { NAMESPACE, nameLink } from './linked';
import type { DecodeContext } from './object';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Links of a pod's `spec`. @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export function podSchedules(spec: Node | undefined, context: DecodeContext): readonly Link[] {
  const affinities = ['podAffinity', 'podAntiAffinity'].map((key) => at(spec, 'affinity', key));
  const terms = affinities.flatMap((affinity) => [
    ...itemsAt(affinity, REQUIRED),
    ...itemsAt(affinity, PREFERRED).flatMap((each) => at(each, 'podAffinityTerm') ?? []),
  ]);
  return [
    ...terms.flatMap((term) => termLinks(term, context)),
    ...itemsAt(spec, 'topologySpreadConstraints').flatMap((constraint) =>
      podsLinks('spread', selectorAt(constraint, 'labelSelector', context), OWN),
    ),
  ];
}

function termLinks(term: Node, context: DecodeContext): readonly Link[] {
  const names = textsAt(term, 'namespaces');
  const namespaces = selectorAt(term, 'namespaceSelector', context);
  const within = namespaceScope(names, namespaces);
  return [
    ...podsLinks('affinity', selectorAt(term, 'labelSelector', context), within),
    ...names.flatMap((name) => nameLink('namespace', name, NAMESPACE)),
    ...(namespaces
      ? [
          {
            type: 'selector',
            role: 'namespaces',
            selector: namespaces,
            selects: 'namespaces',
            within: ALL,
          } as const,
        ]
      : []),
  ];
}

/** Names and labels are both looked in; an empty selector is every namespace. */
function namespaceScope(names: readonly Text[], selector: LabelSelector | undefined): NamespaceScope {
  if (!selector) return names.length > 0 ? { type: 'named', names } : OWN;
  return names.length > 0 || (selector.requirements.length === 0 && !selector.open)
    ? ALL
    : { type: 'labelled', selector };
}

function podsLinks(
  role: string,
  selector: LabelSelector | undefined,
  within: NamespaceScope,
): readonly Link[] {
  return selector ? [{ type: 'selector', role, selector, selects: 'pods', within }] : [];
}
