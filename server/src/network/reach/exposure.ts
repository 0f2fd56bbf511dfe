/**
 * What workloads are open to that the manifests do not show: addresses outside, and pods that may come to be. For these
 * each pair of selectors in a rule stands; a pod that fits several of them gets what all of them get.
 */
import type { LabelSelector } from '../../kinds/labels';
import type { Direction } from '../../kinds/networkPolicy';
import { isKnown } from '../../syntax/node';
import { sameBounds, type Bounds, isNothing } from './bounds';
import { isProtocol, type NamedPort } from './connections';
import type { PodEndpoint, PotentialPods } from './endpoint';
import type { AddressRange } from './addresses';
import { outsideOf } from './listing';
import type { Matrix } from './matrix';
import { agreement, type Peer, peersOf } from './peers';
import { podSelection, type PodSelection, selectorKey } from './podSelection';
import { type CompiledRule, peerMatches } from './policy';
import { throughEnd } from './reach';
import { isAny, isEverything, namespacesKey, selects } from './selection';
import type { World } from './world';

export interface Exposure {
  readonly peer: Peer;
  readonly direction: Direction;
  readonly to:
    | { readonly type: 'addresses'; readonly reached: AddressRange }
    | { readonly type: 'entire-cluster' }
    | { readonly type: 'pods'; readonly selection: PodSelection };
  readonly bounds: Bounds;
  /** Ports that the other end has under a name which nothing is known of. */
  readonly named: readonly NamedPort[];
}

const ENTIRE_CLUSTER: PotentialPods = {
  type: 'potential-pods',
  selection: podSelection({ type: 'labelled', selector: undefined }, undefined),
};

/**
 * Exposures of all peers, by peer; a selection is left out where all of the cluster gets the same. Addresses outside are
 * listed for those peers that are open to pods in either direction.
 */
export function* exposuresOf(world: World): Generator<Exposure> {
  const { matrix } = world;
  const potential = potentialPods(world);
  for (const peer of peersOf(world)) {
    const inside = DIRECTIONS.flatMap((direction) => exposuresInside(world, peer, direction, potential));
    if (inside.length === 0) continue;
    yield* inside;
    for (const direction of DIRECTIONS) yield* exposuresOutside(matrix, peer, direction);
  }
}

const DIRECTIONS: readonly Direction[] = ['Egress', 'Ingress'];

function* exposuresOutside(matrix: Matrix, peer: Peer, direction: Direction): Generator<Exposure> {
  for (const { range, bounds } of outsideOf(matrix, peer, direction)) {
    if (!isNothing(bounds)) {
      yield { peer, direction, to: { type: 'addresses', reached: range }, bounds, named: [] };
    }
  }
}

function exposuresInside(
  world: World,
  peer: Peer,
  direction: Direction,
  potential: readonly PodSelection[],
): readonly Exposure[] {
  const cluster = openTo(world, peer, direction, ENTIRE_CLUSTER);
  const found: Exposure[] = [];
  if (!isNothing(cluster.bounds) || cluster.named.length > 0) {
    found.push({ peer, direction, to: { type: 'entire-cluster' }, ...cluster });
  }
  for (const selection of potential) {
    const open = openTo(world, peer, direction, { type: 'potential-pods', selection });
    const same = sameBounds(open.bounds, cluster.bounds) && open.named.length === cluster.named.length;
    if (!same) found.push({ peer, direction, to: { type: 'pods', selection }, ...open });
  }
  return found;
}

type Open = Pick<Exposure, 'bounds' | 'named'>;

function openTo(world: World, { members }: Peer, direction: Direction, other: PotentialPods): Open {
  const bounds = agreement(members.map((pods) => throughEnd(world, direction, pods, other)));
  const named = direction === 'Egress' ? members.flatMap((pods) => namedPorts(world, pods, other)) : [];
  return { bounds, named: uniquePorts(named) };
}

/** Ports by name that egress rules allow: only a pod that is there says which number it is. */
function namedPorts(world: World, pods: PodEndpoint, other: PotentialPods): readonly NamedPort[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  const rules = [...admin.flat(), ...network, ...baseline.flat()].flatMap(
    ({ policy }) => policy.rules.Egress ?? [],
  );
  return rules
    .filter((rule) => rule.action === 'allow' && names(world, rule, other))
    .flatMap(({ ports }) => (ports === 'all' ? [] : ports))
    .flatMap((port): readonly NamedPort[] =>
      port.type === 'name' && (port.protocol === undefined || isProtocol(port.protocol))
        ? [{ protocol: port.protocol, name: port.name.value }]
        : [],
    );
}

function names(world: World, { peers }: CompiledRule, other: PotentialPods): boolean {
  return peers === 'everyone' || peers.some((peer) => peerMatches(peer, other, world.assumptions) === 'yes');
}

function uniquePorts(ports: readonly NamedPort[]): readonly NamedPort[] {
  return [...new Map(ports.map((port) => [`${port.protocol} ${port.name}`, port])).values()];
}

/** Selections of the rules, each once; those of everything, and those that pods of the manifests fit, left out. */
function potentialPods(world: World): readonly PodSelection[] {
  const found = new Map<string, PodSelection>();
  for (const { rules } of world.policies) {
    for (const { peers } of [...(rules.Ingress ?? []), ...(rules.Egress ?? [])]) {
      for (const peer of peers === 'everyone' ? [] : peers) {
        if (peer.type !== 'pods' || isEverything(peer.selection)) continue;
        const key = `${namespacesKey(peer.selection)} / ${selectorKey(peer.selection.pods)}`;
        if (!found.has(key)) found.set(key, peer.selection);
      }
    }
  }
  return [...found.values()].filter((selection) => !isMet(world, selection));
}

/** True for a selection by labels alone which a pod of the manifests fits: it names that pod, and not others to come. */
function isMet(world: World, selection: PodSelection): boolean {
  const { namespaces, pods } = selection;
  if (isAny(pods) || !isByLabels(pods)) return false;
  if (namespaces.type === 'labelled' && (isAny(namespaces.selector) || !isByLabels(namespaces.selector)))
    return false;
  return world.pods.some((each) => selects(selection, each, world.assumptions) === 'yes');
}

/** True where every requirement is written under `matchLabels`. */
function isByLabels(selector: LabelSelector | undefined): boolean {
  return selector?.requirements.every(isLabel) ?? true;
}

function isLabel({ start, key }: LabelSelector['requirements'][number]): boolean {
  return start === key.start;
}

/** `shop/[pod with {app=web}]`, as np-guard writes it. */
export function selectionText(selection: PodSelection): string {
  const where = namespacesKey(selection);
  const pods = isAny(selection.pods) ? '[all pods]' : `[pod with ${selectorText(selection.pods)}]`;
  if (where.startsWith('= ')) return `${where.slice(2)}/${pods}`;
  const { namespaces } = selection;
  const labelled = namespaces.type === 'labelled' && !isAny(namespaces.selector);
  return `${labelled ? `[namespace with ${selectorText(namespaces.selector)}]` : '[all namespaces]'}/${pods}`;
}

function selectorText(selector: LabelSelector | undefined): string {
  const requirements = selector?.requirements ?? [];
  const labels = requirements
    .filter(isLabel)
    .map(({ key, values }) => `${key.value}=${values[0]?.value ?? ''}`);
  const expressions = requirements
    .filter((each) => !isLabel(each))
    .map(({ key, operator, values }) => {
      const texts = values.map((value) => (isKnown(value) ? value.value : '?')).toSorted();
      return `{Key:${key.value},Operator:${operator ?? '?'},Values:[${texts.join(' ')}],}`;
    });
  return `{${[...labels.toSorted(), ...expressions.toSorted()].join(',')}}`;
}
