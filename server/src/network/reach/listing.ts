/** Every connection of a world, peer by peer. */
import type { Direction } from '../../kinds/networkPolicy';
import type { AddressRange } from './addresses';
import { type Bounds, isNothing } from './bounds';
import { throughControllers } from './controllers';
import type { PodEndpoint } from './endpoint';
import { entriesOf } from './entries';
import type { AddressesReached, Matrix } from './matrix';
import { agreement, type Peer, peersOf } from './peers';
import type { World } from './world';

export type ListedEnd =
  | { readonly type: 'peer'; readonly peer: Peer }
  | { readonly type: 'addresses'; readonly range: AddressRange }
  /** Whatever serves the Ingresses; its pods are not known. */
  | { readonly type: 'ingress-controller' };

export interface Listed {
  readonly source: ListedEnd;
  readonly destination: ListedEnd;
  readonly bounds: Bounds;
}

const INGRESS_CONTROLLER: ListedEnd = { type: 'ingress-controller' };

/** Pairs between which a connection is possible. A peer with itself is left out, as are two ends outside. */
export function* list(world: World, wanted: (name: string) => boolean = () => true): Generator<Listed> {
  const { matrix } = world;
  const peers = peersOf(world);
  const simple = new Map(peers.filter(isSimple).map((peer) => [peer.members[0], peer]));
  const mixed = peers.filter((peer) => !isSimple(peer));
  for (const peer of peers) {
    const others = isSimple(peer) ? mixed : peers;
    if (isSimple(peer)) yield* fromSimple(matrix, peer, simple, wanted);
    for (const other of others) {
      if (other === peer || !(wanted(peer.name) || wanted(other.name))) continue;
      const bounds = betweenPeers(matrix, peer, other);
      if (!isNothing(bounds)) yield { source: endOf(peer), destination: endOf(other), bounds };
    }
    if (wanted(peer.name)) yield* outside(matrix, peer);
  }
  yield* fromController(world, peers, wanted);
}

/** True for peers of which all pods are alike. */
function isSimple({ members }: Peer): boolean {
  return members.length === 1;
}

function endOf(peer: Peer): ListedEnd {
  return { type: 'peer', peer };
}

/** Connections between peers of which all pods are alike; blocks without any are passed over as a whole. */
function* fromSimple(
  matrix: Matrix,
  peer: Peer,
  simple: ReadonlyMap<PodEndpoint, Peer>,
  wanted: (name: string) => boolean,
): Generator<Listed> {
  for (const { bounds, destinations, except } of matrix.blocksFrom(matrix.classes.classOf(peer.members[0]))) {
    if (isNothing(bounds)) continue;
    for (const destination of destinations) {
      if (except.has(destination)) continue;
      for (const pods of destination.members) {
        const other = simple.get(pods);
        if (!other || other === peer || !(wanted(peer.name) || wanted(other.name))) continue;
        yield { source: endOf(peer), destination: endOf(other), bounds };
      }
    }
  }
}

export function betweenPeers(matrix: Matrix, source: Peer, destination: Peer): Bounds {
  const [from, to] = [source.members, destination.members];
  if (from.length === 1 && to.length === 1) return matrix.between(from[0], to[0]);
  return agreement(from.flatMap((each) => to.map((other) => matrix.between(each, other))));
}

function* outside(matrix: Matrix, peer: Peer): Generator<Listed> {
  const self = endOf(peer);
  for (const { range, bounds } of outsideOf(matrix, peer, 'Egress')) {
    yield { source: self, destination: { type: 'addresses', range }, bounds };
  }
  for (const { range, bounds } of outsideOf(matrix, peer, 'Ingress')) {
    yield { source: { type: 'addresses', range }, destination: self, bounds };
  }
}

/** Addresses outside of the cluster that `peer` may be connected with. */
export function* outsideOf(
  matrix: Matrix,
  { members }: Peer,
  direction: Direction,
): Generator<AddressesReached> {
  const [first, ...others] = members.map((pods) => matrix.outside(direction, pods));
  for (const { range, bounds } of first ?? []) {
    if (others.every((each) => each === first)) {
      if (!isNothing(bounds)) yield { range, bounds };
      continue;
    }
    for (const piece of pieces(range, others)) {
      const all = [bounds, ...others.map((list) => boundsAt(list, piece))];
      const agreed = agreement(all.filter((each) => each !== undefined));
      if (!isNothing(agreed)) yield { range: piece, bounds: agreed };
    }
  }
}

type Ranges = ReturnType<Matrix['outside']>;

/** `range` cut wherever a range of `lists` begins. */
function* pieces(range: AddressRange, lists: readonly Ranges[]): Generator<AddressRange> {
  const starts = lists.flatMap((list) => list.filter((each) => each.range.family === range.family));
  const cuts = [...new Set(starts.map((each) => each.range.start))]
    .filter((cut) => range.start < cut && cut < range.end)
    .toSorted((a, b) => (a < b ? -1 : 1));
  let { start } = range;
  for (const end of [...cuts, range.end]) {
    yield { family: range.family, start, end };
    start = end;
  }
}

function boundsAt(list: Ranges, { family, start }: AddressRange): Bounds | undefined {
  return list.find(({ range }) => range.family === family && range.start <= start && start < range.end)
    ?.bounds;
}

/** All ingress controllers as one. */
function* fromController(
  world: World,
  peers: readonly Peer[],
  wanted: (name: string) => boolean,
): Generator<Listed> {
  const entries = new Map(entriesOf(world).map((entry) => [entry.pods, entry]));
  for (const peer of peers) {
    if (!wanted(peer.name) && !wanted('{ingress-controller}')) continue;
    const reached = peer.members.flatMap((pods) => {
      const entry = entries.get(pods);
      return entry ? [throughControllers(world, entry)] : [];
    });
    const bounds = agreement(reached);
    if (!isNothing(bounds)) {
      yield { source: INGRESS_CONTROLLER, destination: { type: 'peer', peer }, bounds };
    }
  }
}
