/** What keeps a peer of a policy from naming pods: the requirements that their labels do not meet. */
import type { Requirement } from '../../kinds/labels';
import { valueOf } from '../../kinds/labels';
import type { Labelled, PodEndpoint } from '../../network/reach/endpoint';
import type { PeerMatcher } from '../../network/reach/policy';
import type { World } from '../../network/reach/world';
import { matchesRequirement } from '../../network/selectors';
import { isKnown } from '../../syntax/node';

export interface Miss {
  readonly of: 'pods' | 'namespace';
  readonly key: string;
  /** undefined: the peer looks in its policy's namespace only, and the pods are in another. */
  readonly requirement: Requirement | undefined;
  /** The value that the pods or their namespace have for the key; undefined: none, or more than one. */
  readonly held: string | undefined;
}

/** Empty where it names them, may, or is about addresses. */
export function missesOf(world: World, peer: PeerMatcher, pods: PodEndpoint): readonly Miss[] {
  if (peer.type !== 'pods') return [];
  if (pods.hostNetwork && world.assumptions.hostNetworkPods === 'node') return [];
  const { namespaces, pods: selector } = peer.selection;
  const elsewhere: readonly Miss[] =
    namespaces.type === 'own' &&
    namespaces.name !== undefined &&
    pods.namespace !== undefined &&
    namespaces.name !== pods.namespace
      ? [{ of: 'namespace', key: 'namespace', requirement: undefined, held: pods.namespace }]
      : [];
  const wanted = namespaces.type === 'labelled' ? (namespaces.selector?.requirements ?? []) : [];
  return [
    ...elsewhere,
    ...unmet(wanted, pods.namespaceLabels).map((each): Miss => ({ of: 'namespace', ...each })),
    ...unmet(selector?.requirements ?? [], pods.labels).map((each): Miss => ({ of: 'pods', ...each })),
  ];
}

function unmet(
  requirements: readonly Requirement[],
  { labels, generated }: Labelled,
): readonly Omit<Miss, 'of'>[] {
  return requirements
    .filter((requirement) => matchesRequirement(requirement, labels, generated) === 'no')
    .map((requirement) => {
      const key = requirement.key.value;
      const written = valueOf(labels, key);
      const [made, ...more] = generated[key] ?? [];
      const held = written
        ? isKnown(written)
          ? written.value
          : undefined
        : more.length > 0
          ? undefined
          : made;
      return { key, requirement, held };
    });
}
