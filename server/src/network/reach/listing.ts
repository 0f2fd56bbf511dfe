/** Every connection of a world, peer by peer. */
import type { Direction } from '../../kinds/networkPolicy';
import type { AddressRange } from './addresses';
import { type Bounds, isNothing } from './bounds';
import type { PodClass } from './classes';
import { throughControllers } from './controllers';
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
  const peers = peersOf(world).map((peer): Side => {
    return { type: 'peer', peer, isWanted: wanted(peer.name) };
  });
  const simple = simpleByClass(matrix, peers);
  const mixed = peers.filter(({ peer }) => !isSimple(peer));
  for (const side of peers) {
    const others = isSimple(side.peer) ? mixed : peers;
    if (isSimple(side.peer)) yield* fromSimple(matrix, side, simple);
    for (const other of others) {
      if (other === side || !(side.isWanted || other.isWanted)) continue;
      const bounds = betweenPeers(matrix, side.peer, other.peer);
      if (!isNothing(bounds)) yield { source: side, destination: other, bounds };
    }
    if (side.isWanted) yield* outside(matrix, side);
  }
  yield* fromController(world, peers, wanted);
}

/** A peer as the end of all of its rows. */
type Side = Extract<ListedEnd, { type: 'peer' }> & { readonly isWanted: boolean };

/** True for peers of which all pods are alike. */
function isSimple({ members }: Peer): boolean {
  return members.length === 1;
}

function simpleByClass(matrix: Matrix, peers: readonly Side[]): ReadonlyMap<PodClass, readonly Side[]> {
  const found = new Map<PodClass, Side[]>();
  for (const side of peers) {
    if (!isSimple(side.peer)) continue;
    const own = matrix.classes.classOf(side.peer.members[0]);
    const list = found.get(own);
    if (list) list.push(side);
    else found.set(own, [side]);
  }
  return found;
}

/** Connections between peers of which all pods are alike; blocks without any are passed over as a whole. */
function fromSimple(
  matrix: Matrix,
  source: Side,
  simple: ReadonlyMap<PodClass, readonly Side[]>,
): readonly Listed[] {
  const found: Listed[] = [];
  const own = matrix.classes.classOf(source.peer.members[0]);
  for (const { bounds, destinations, except } of matrix.blocksFrom(own)) {
    if (isNothing(bounds)) continue;
    for (const each of destinations) {
      if (except.has(each)) continue;
      for (const destination of simple.get(each) ?? []) {
        if (destination === source || !(source.isWanted || destination.isWanted)) continue;
        found.push({ source, destination, bounds });
      }
    }
  }
  return found;
}

export function betweenPeers(matrix: Matrix, source: Peer, destination: Peer): Bounds {
  const [from, to] = [source.members, destination.members];
  if (from.length === 1 && to.length === 1) return matrix.between(from[0], to[0]);
  return agreement(from.flatMap((each) => to.map((other) => matrix.between(each, other))));
}

function* outside(matrix: Matrix, self: Side): Generator<Listed> {
  const { peer } = self;
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
  peers: readonly Side[],
  wanted: (name: string) => boolean,
): Generator<Listed> {
  const all = wanted('{ingress-controller}');
  const entries = new Map(entriesOf(world).map((entry) => [entry.pods, entry]));
  for (const destination of peers) {
    const { peer, isWanted } = destination;
    if (!isWanted && !all) continue;
    const reached = peer.members.flatMap((pods) => {
      const entry = entries.get(pods);
      return entry ? [throughControllers(world, entry)] : [];
    });
    const bounds = agreement(reached);
    if (!isNothing(bounds)) {
      yield { source: INGRESS_CONTROLLER, destination, bounds };
    }
  }
}
