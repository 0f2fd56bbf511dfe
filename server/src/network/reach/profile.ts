/** What the policies of one class of pods let through in one direction, to or from every other class. */
import type { Direction } from '../../kinds/networkPolicy';
import type { AddressRange } from './addresses';
import type { Bounds } from './bounds';
import type { Classes, PodClass } from './classes';
import { type PodEndpoint, STRANGER } from './endpoint';
import type { CompiledRule } from './policy';
import { throughEnd } from './reach';
import { isEverything } from './selection';
import type { World } from './world';

export interface Profile {
  /** To or from every class that is no exception. */
  readonly usual: Bounds;
  /** Classes that get something else. */
  readonly exceptions: ReadonlyMap<PodClass, Bounds>;
  readonly rules: readonly CompiledRule[];
  /** Keys of the selections in the rules, but those of everything. */
  readonly keys: readonly string[];
  /** Port names that mean something else at each destination. */
  readonly portNames: readonly string[];
}

/** `intern` gives one object for all equal bounds. */
export function makeProfile(
  world: World,
  classes: Classes,
  direction: Direction,
  { pods }: PodClass,
  intern: (bounds: Bounds) => Bounds,
): Profile {
  const rules = rulesOn(world, direction, pods);
  const keys = keysOf(rules);
  const portNames = direction === 'Egress' ? portNamesOf(rules) : [];
  const through = (other: PodClass): Bounds => intern(throughEnd(world, direction, pods, other.pods));
  const usual = intern(throughEnd(world, direction, pods, STRANGER));
  const alike = new Map<number | string, Bounds>();
  const exceptions = new Map<PodClass, Bounds>();
  for (const [other, names] of exceptionsAmong(classes, rules, keys, portNames)) {
    // The rules cannot tell classes apart that the same of their selections name, and whose ports are called the same.
    const kind = portNames.length > 0 ? `${names} ${classes.marksOf(other.pods).ports}` : names;
    const bounds = (names === APART ? undefined : alike.get(kind)) ?? through(other);
    if (names !== APART) alike.set(kind, bounds);
    if (bounds !== usual) exceptions.set(other, bounds);
  }
  return { usual, exceptions, rules, keys, portNames };
}

function rulesOn(world: World, direction: Direction, pods: PodEndpoint): readonly CompiledRule[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  return [...admin.flat(), ...network, ...baseline.flat()].flatMap(
    ({ policy }) => policy.rules[direction] ?? [],
  );
}

function keysOf(rules: readonly CompiledRule[]): readonly string[] {
  const found = new Set<string>();
  for (const { peers } of rules) {
    for (const peer of peers === 'everyone' ? [] : peers) {
      if (peer.type === 'pods' && !isEverything(peer.selection)) found.add(peer.selection.key);
    }
  }
  return [...found];
}

function portNamesOf(rules: readonly CompiledRule[]): readonly string[] {
  const found = new Set<string>();
  for (const { ports } of rules) {
    for (const port of ports === 'all' ? [] : ports) if (port.type === 'name') found.add(port.name.value);
  }
  return [...found];
}

/** For a class that is like no other. */
const APART = -1;
/** As many bits as a number holds. */
const MAX_KEYS = 50;

/**
 * Classes for which the rules may say something else than for a stranger; with a bit for each of `keys` that names them,
 * where nothing else counts.
 */
function exceptionsAmong(
  { special, declaring, namedBy }: Classes,
  rules: readonly CompiledRule[],
  keys: readonly string[],
  portNames: readonly string[],
): ReadonlyMap<PodClass, number> {
  const found = new Map<PodClass, number>();
  for (const [index, key] of keys.entries()) {
    const bit = 2 ** index;
    for (const each of namedBy(key)) found.set(each, (found.get(each) ?? 0) + bit);
  }
  for (const name of portNames) for (const each of declaring(name)) found.set(each, found.get(each) ?? 0);
  const apart = keys.length > MAX_KEYS ? [...found.keys()] : [];
  for (const each of [...apart, ...(rules.length > 0 ? special : [])]) found.set(each, APART);
  return found;
}

interface ClassChange {
  readonly gone: readonly PodClass[];
  readonly fresh: readonly PodClass[];
  readonly classes: Classes;
}

/** True where an exception is gone, or one of the fresh classes would be one. */
export function mayDiffer(profile: Profile, { gone, fresh, classes }: ClassChange): boolean {
  const { exceptions, keys, portNames, rules } = profile;
  if (rules.length === 0) return false;
  if (gone.some((each) => exceptions.has(each))) return true;
  return fresh.some((each) => {
    if (classes.special.has(each)) return true;
    const { named } = classes.marksOf(each.pods);
    if (keys.some((key) => named.includes(key))) return true;
    return portNames.some((name) => classes.declaring(name).includes(each));
  });
}

/** Ranges of addresses that the rule names. */
export function blocksOf({ peers }: CompiledRule): readonly AddressRange[] {
  if (peers === 'everyone') return [];
  return peers.flatMap((peer) =>
    peer.type === 'block' ? [...(peer.block ? [peer.block] : []), ...peer.except] : [],
  );
}
