/**
 * Which connections differ between two worlds. Only pairs are compared of which one end, or a policy at it, reads
 * differently, so that the cost follows the edit and not the size of the worlds.
 */
import type { Direction } from '../../kinds/networkPolicy';
import { type AddressRange, wholeFamily } from './addresses';
import { type Bounds, isNothing, NOTHING, sameBounds } from './bounds';
import { differences } from './difference';
import { throughControllers } from './controllers';
import { peerName } from './endpoint';
import { entriesOf } from './entries';
import { type Listed, outsideOf } from './listing';
import type { AddressesReached, Matrix } from './matrix';
import { type Compared, type Group, groupsOf, type Party } from './parties';
import { agreement, type Peer } from './peers';
import { throughEnd } from './reach';
import type { World } from './world';

export type ChangedEnd =
  | { readonly type: 'workloads'; readonly parties: Group['parties'] }
  | { readonly type: 'addresses'; readonly range: AddressRange }
  | { readonly type: 'ingress-controller' };

/** The same for each workload of the one end with each of the other; a workload with itself is not meant. */
export interface Changed {
  readonly source: ChangedEnd;
  readonly destination: ChangedEnd;
  readonly before: Bounds;
  readonly after: Bounds;
}

const controllers = new WeakMap<World, ReadonlyMap<string, Bounds>>();

/** Differences between the worlds of one scope, once before and once after an edit. */
export function worldChanges(before: World, after: World): readonly Changed[] {
  if (before === after || readTheSame(before, after)) return [];
  const compared: Compared = { before: before.matrix, after: after.matrix };
  const groups = groupsOf(compared);
  return [
    ...betweenWorkloads(compared, groups),
    ...withOutside(compared, groups),
    ...fromController(compared, groups),
  ];
}

/** True where the worlds consist of the very same objects. */
function readTheSame(before: World, after: World): boolean {
  if (before.objects.length !== after.objects.length) return false;
  if (JSON.stringify(before.assumptions) !== JSON.stringify(after.assumptions)) return false;
  return before.objects.every(
    (object, index) =>
      object === after.objects[index] && before.namespaceOf(object) === after.namespaceOf(object),
  );
}

function* betweenWorkloads(compared: Compared, groups: readonly Group[]): Generator<Changed> {
  const asSource = new Set(groups.filter(({ touched, affected }) => touched || affected.Egress));
  const asDestination = groups.filter(({ touched, affected }) => touched || affected.Ingress);
  for (const source of groups) {
    for (const destination of asSource.has(source) ? groups : asDestination) {
      if (source === destination && source.parties.length === 1) continue;
      const found = compare(compared, source, destination);
      if (found) yield found;
    }
  }
}

function compare({ before, after }: Compared, source: Group, destination: Group): Changed | undefined {
  const [a, b] = [source.parties[0], destination.parties[0]];
  const old = between(before, a.before, b.before);
  const now = between(after, a.after, b.after);
  if (sameBounds(old, now)) return undefined;
  return { source: workloads(source), destination: workloads(destination), before: old, after: now };
}

/** A group may be the same class twice, so no pod is taken to be the same as another. */
function between(matrix: Matrix, source: Peer | undefined, destination: Peer | undefined): Bounds {
  if (!source || !destination) return NOTHING;
  const { classes } = matrix;
  const [from, ...others] = source.members;
  const [to, ...more] = destination.members;
  if (others.length === 0 && more.length === 0) {
    return matrix.betweenClasses(classes.classOf(from), classes.classOf(to));
  }
  return agreement(
    source.members.flatMap((each) =>
      destination.members.map((other) =>
        matrix.betweenClasses(classes.classOf(each), classes.classOf(other)),
      ),
    ),
  );
}

function workloads({ parties }: Group): ChangedEnd {
  return { type: 'workloads', parties };
}

function* withOutside(compared: Compared, groups: readonly Group[]): Generator<Changed> {
  for (const direction of ['Egress', 'Ingress'] as const) {
    for (const group of groups) {
      if (!group.touched && !group.affected[direction]) continue;
      const [party] = group.parties;
      const ranges = {
        before: outside(compared.before, party.before, direction),
        after: outside(compared.after, party.after, direction),
      };
      const peer = party.after ?? party.before;
      if (!peer) continue;
      const listed = (found: readonly AddressesReached[]): readonly Listed[] =>
        found.map(({ range, bounds }) => ({
          ...ends(direction, { type: 'peer', peer }, { type: 'addresses', range }),
          bounds,
        }));
      const families = familiesOf(ranges.before, ranges.after);
      const old = listed(families(ranges.before, compared.before, party.before, direction));
      const now = listed(families(ranges.after, compared.after, party.after, direction));
      for (const found of differences(old, now)) {
        const other = direction === 'Egress' ? found.destination : found.source;
        if (other.type !== 'addresses') continue;
        yield { ...ends(direction, workloads(group), other), before: found.before, after: found.after };
      }
    }
  }
}

function ends<End>(direction: Direction, self: End, other: End): { source: End; destination: End } {
  return direction === 'Egress' ? { source: self, destination: other } : { source: other, destination: self };
}

function outside(matrix: Matrix, peer: Peer | undefined, direction: Direction): readonly AddressesReached[] {
  return peer ? [...outsideOf(matrix, peer, direction)] : [];
}

type Completed = (
  found: readonly AddressesReached[],
  matrix: Matrix,
  peer: Peer | undefined,
  direction: Direction,
) => readonly AddressesReached[];

/** Where only one side tells IPv6 apart, the other says what holds for all of it. */
function familiesOf(...sides: readonly (readonly AddressesReached[])[]): Completed {
  const isV6 = ({ range }: AddressesReached): boolean => range.family === 6;
  if (!sides.some((side) => side.some(isV6))) return (found) => found;
  return (found, { world }, peer, direction) => {
    if (!peer || found.some(isV6)) return found;
    const range = wholeFamily(6);
    const bounds = agreement(
      peer.members.map((pods) => throughEnd(world, direction, pods, { type: 'addresses', range })),
    );
    return isNothing(bounds) ? found : [...found, { range, bounds }];
  };
}

function* fromController(compared: Compared, groups: readonly Group[]): Generator<Changed> {
  const [old, now] = [controllerOf(compared.before.world), controllerOf(compared.after.world)];
  for (const party of groups.flatMap(({ parties }): readonly Party[] => parties)) {
    const before = old.get(party.before?.name ?? '') ?? NOTHING;
    const after = now.get(party.after?.name ?? '') ?? NOTHING;
    if (sameBounds(before, after)) continue;
    const destination = { type: 'workloads', parties: [party] } as const;
    yield { source: { type: 'ingress-controller' }, destination, before, after };
  }
}

/** What an ingress controller reaches, by the names of peers. */
function controllerOf(world: World): ReadonlyMap<string, Bounds> {
  const known = controllers.get(world);
  if (known) return known;
  const reached = new Map<string, Bounds[]>();
  for (const entry of entriesOf(world)) {
    const name = peerName(entry.pods);
    reached.set(name, [...(reached.get(name) ?? []), throughControllers(world, entry)]);
  }
  const found = new Map([...reached].map(([name, all]) => [name, agreement(all)]));
  controllers.set(world, found);
  return found;
}
