/**
 * Whom pods are connected with, as the policies at their end say it: asked of one end, without a look at every pair of
 * the world.
 */
import type { Direction } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { type Bounds, isNothing } from './bounds';
import { type PodEndpoint, STRANGER } from './endpoint';
import type { Selecting } from './evaluate';
import { type OutsideRange, outsideOf } from './outside';
import type { CompiledPolicy, CompiledRule, PeerMatcher } from './policy';
import { PodsByNamespace } from './podsByNamespace';
import { isSelf, reach, throughEnd } from './reach';
import { isEverything } from './selection';
import type { World } from './world';

export interface Neighbour {
  readonly pods: PodEndpoint;
  /** What the policies of both ends let through; never nothing. */
  readonly bounds: Bounds;
}

export interface Neighbours {
  readonly direction: Direction;
  /** Policies that are about the direction, and select the pods, or may. */
  readonly selecting: readonly Selecting[];
  /** What this end lets through with a pod that no rule names: everything where no policy is about the direction. */
  readonly usual: Bounds;
  /** Pods that rules name, and to which both ends let something through. */
  readonly named: readonly Neighbour[];
  /** Peers that name pods, none of which is in the world, and that get something through. */
  readonly absent: readonly AbsentPods[];
  readonly outside: readonly OutsideRange[];
}

/** A peer, and the policy in which it stands. */
export interface AbsentPods {
  readonly policy: KubeObject;
  readonly peer: PodsPeer;
}

type PodsPeer = Extract<PeerMatcher, { type: 'pods' }>;

/** `Ingress`: who can reach `pods`; `Egress`: what they can reach. */
export function neighboursOf(world: World, pods: PodEndpoint, direction: Direction): Neighbours {
  const selecting = selectingIn(world, pods, direction);
  const rules = selecting.flatMap(({ policy }) => policy.rules[direction] ?? []);
  const index = world.snapshot.memo(world.pods, () => new PodsByNamespace(world));
  const found = new Set<PodEndpoint>(rules.some(hasBlocks) ? index.addressed : []);
  const absent: AbsentPods[] = [];
  for (const { policy, peer } of rules.flatMap(podsPeers)) {
    const named = index.named(peer.selection);
    if (named.length === 0 && letsThrough(world, pods, direction, peer)) {
      absent.push({ policy, peer });
    }
    for (const each of named) found.add(each);
  }
  const named = [...found].flatMap((other): readonly Neighbour[] => {
    const [source, destination] = direction === 'Egress' ? [pods, other] : [other, pods];
    if (other === pods || isSelf(source, destination)) return [];
    const bounds = reach(world, source, destination).total;
    return isNothing(bounds) ? [] : [{ pods: other, bounds }];
  });
  return {
    direction,
    selecting,
    usual: throughEnd(world, direction, pods, STRANGER),
    named,
    absent,
    outside: outsideOf(world, pods, direction),
  };
}

function letsThrough(
  world: World,
  pods: PodEndpoint,
  direction: Direction,
  { selection }: PodsPeer,
): boolean {
  return !isNothing(throughEnd(world, direction, pods, { type: 'potential-pods', selection }));
}

/** Policies that are about `direction` and select `pods`, or may, in the order in which they are asked. */
export function selectingIn(world: World, pods: PodEndpoint, direction: Direction): readonly Selecting[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  return [...admin.flat(), ...network, ...baseline.flat()].filter(({ policy }) => isAbout(policy, direction));
}

function isAbout({ opaque, rules }: CompiledPolicy, direction: Direction): boolean {
  return opaque !== undefined || rules[direction] !== undefined;
}

/** Peers that name some pods and not all. */
function podsPeers({ policy, peers }: CompiledRule): readonly AbsentPods[] {
  if (peers === 'everyone') return [];
  return peers
    .filter((peer) => peer.type === 'pods')
    .filter(({ selection }) => !isEverything(selection))
    .map((peer) => ({ policy, peer }));
}

function hasBlocks({ peers }: CompiledRule): boolean {
  return peers !== 'everyone' && peers.some(({ type }) => type === 'block');
}
