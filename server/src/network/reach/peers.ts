/** Pods as the listings name them: by the workload that makes them. */
import { type Bounds, either, NOTHING } from './bounds';
import { intersect } from './connections';
import { peerName, type PodEndpoint } from './endpoint';
import type { World } from './world';

export interface Peer {
  /** `shop/web[Deployment]`. */
  readonly name: string;
  /** More than one where pods of one owner, or two objects of one name, are in the manifests. */
  readonly members: readonly [PodEndpoint, ...PodEndpoint[]];
}

const found = new WeakMap<World, readonly Peer[]>();

/** Peers of the world, by their names. */
export function peersOf(world: World): readonly Peer[] {
  const known = found.get(world) ?? groupPods(world);
  found.set(world, known);
  return known;
}

function groupPods(world: World): readonly Peer[] {
  const groups = new Map<string, [PodEndpoint, ...PodEndpoint[]]>();
  for (const pods of world.pods) {
    const name = peerName(pods);
    const members = groups.get(name);
    if (members) members.push(pods);
    else groups.set(name, [pods]);
  }
  return [...groups]
    .map(([name, members]) => ({ name, members }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What holds for all of `answers`, and what for any. */
export function agreement(answers: readonly Bounds[]): Bounds {
  const [first = NOTHING, ...others] = answers;
  return others.reduce(
    (found, each) => ({
      sure: intersect(found.sure, each.sure),
      possible: either(found, each).possible,
    }),
    first,
  );
}
