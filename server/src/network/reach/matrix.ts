/** Reachability between all pods, answered for classes of pods and not for pairs of them. */
import type { Direction } from '../../kinds/networkPolicy';
import { type AddressRange, type Family, partition } from './addresses';
import { both, type Bounds, EVERYTHING, sameBounds } from './bounds';
import { classify, type Classes, type PodClass } from './classes';
import { type PodEndpoint, STRANGER } from './endpoint';
import type { CompiledRule } from './policy';
import { isSelf, throughEnd } from './reach';
import { isEverything } from './selection';
import type { World } from './world';

export interface AddressesReached {
  readonly range: AddressRange;
  readonly bounds: Bounds;
}

export class Matrix {
  readonly world: World;
  readonly classes: Classes;
  #bySource: ReadonlyMap<PodClass, readonly PodClass[]> | undefined;
  #groups: readonly IngressGroup[] | undefined;
  #families: readonly Family[] | undefined;
  readonly #profiles = new Map<PodClass, Record<Direction, Profile | undefined>>();

  constructor(world: World) {
    this.world = world;
    this.classes = classify(world);
  }

  /** Connections from `source` to `destination`. */
  between(source: PodEndpoint, destination: PodEndpoint): Bounds {
    if (isSelf(source, destination)) return EVERYTHING;
    return this.betweenClasses(this.classes.classOf(source), this.classes.classOf(destination));
  }

  betweenClasses(source: PodClass, destination: PodClass): Bounds {
    return both(this.#through('Egress', source, destination), this.#through('Ingress', destination, source));
  }

  /**
   * Connections with addresses outside of the cluster, in ranges that no policy tells apart. The one range of all IPv4
   * stands for IPv6, too, where no policy tells the families apart.
   */
  outside(direction: Direction, pods: PodEndpoint): readonly AddressesReached[] {
    const group = this.classes.classOf(pods);
    const profile = this.#profile(direction, group);
    return (profile.outside ??= this.#outside(direction, group.pods, profile.rules));
  }

  /** Families of addresses that the policies speak of; IPv4 always. */
  get families(): readonly Family[] {
    this.#families ??= this.#familiesOfBlocks();
    return this.#families;
  }

  #familiesOfBlocks(): readonly Family[] {
    const v6 = this.world.policies.some((policy) =>
      [...(policy.rules.Ingress ?? []), ...(policy.rules.Egress ?? [])].some((rule) =>
        blocksOf(rule).some(({ family }) => family === 6),
      ),
    );
    return v6 ? [4, 6] : [4];
  }

  /**
   * What `source` can reach, block by block: the destinations of a block get the same, but for those in `except`, which
   * stand in blocks of their own. Its own class is among them.
   */
  *blocksFrom(source: PodClass): Generator<Block> {
    const { usual, exceptions } = this.#profile('Egress', source);
    const special = new Set([...exceptions.keys(), ...(this.#ingressExceptions.get(source) ?? [])]);
    for (const destination of special) {
      const bounds = this.betweenClasses(source, destination);
      yield { bounds, destinations: [destination], except: NONE };
    }
    for (const { ingress, destinations } of this.#ingressGroups) {
      yield { bounds: both(usual, ingress), destinations, except: special };
    }
  }

  /** Destinations with the classes of which they let something else in than usually, by these. */
  get #ingressExceptions(): ReadonlyMap<PodClass, readonly PodClass[]> {
    this.#bySource ??= this.#invertIngress();
    return this.#bySource;
  }

  #invertIngress(): ReadonlyMap<PodClass, readonly PodClass[]> {
    const found = new Map<PodClass, PodClass[]>();
    for (const destination of this.classes.all) {
      for (const source of this.#profile('Ingress', destination).exceptions.keys()) {
        const list = found.get(source);
        if (list) list.push(destination);
        else found.set(source, [destination]);
      }
    }
    return found;
  }

  /** Destinations by what they usually let in. */
  get #ingressGroups(): readonly IngressGroup[] {
    if (this.#groups) return this.#groups;
    const groups: { ingress: Bounds; destinations: PodClass[] }[] = [];
    for (const destination of this.classes.all) {
      const { usual } = this.#profile('Ingress', destination);
      const group = groups.find(({ ingress }) => sameBounds(ingress, usual));
      if (group) group.destinations.push(destination);
      else groups.push({ ingress: usual, destinations: [destination] });
    }
    this.#groups = groups;
    return groups;
  }

  #through(direction: Direction, subject: PodClass, other: PodClass): Bounds {
    const { usual, exceptions } = this.#profile(direction, subject);
    return exceptions.get(other) ?? usual;
  }

  #profile(direction: Direction, subject: PodClass): Profile {
    const known = this.#profiles.get(subject) ?? { Ingress: undefined, Egress: undefined };
    this.#profiles.set(subject, known);
    return (known[direction] ??= this.#makeProfile(direction, subject));
  }

  #makeProfile(direction: Direction, subject: PodClass): Profile {
    const { world, classes } = this;
    const rules = rulesOn(world, direction, subject.pods);
    const usual = throughEnd(world, direction, subject.pods, STRANGER);
    const exceptions = new Map<PodClass, Bounds>();
    for (const other of exceptionsAmong(classes, rules, direction)) {
      exceptions.set(other, throughEnd(world, direction, subject.pods, other.pods));
    }
    return { usual, exceptions, rules, outside: undefined };
  }

  #outside(
    direction: Direction,
    subject: PodEndpoint,
    rules: readonly CompiledRule[],
  ): readonly AddressesReached[] {
    const blocks = rules.flatMap(blocksOf);
    const found = this.families.flatMap((family) => {
      const merged: AddressesReached[] = [];
      for (const range of partition(family, blocks)) {
        const bounds = throughEnd(this.world, direction, subject, { type: 'addresses', range });
        const last = merged.at(-1);
        if (last && sameBounds(last.bounds, bounds)) {
          merged[merged.length - 1] = { range: { ...last.range, end: range.end }, bounds };
        } else merged.push({ range, bounds });
      }
      return merged;
    });
    const [v4, v6, ...more] = found;
    // What holds for every address of both families is said once.
    return v4 && v6 && more.length === 0 && sameBounds(v4.bounds, v6.bounds) ? [v4] : found;
  }
}

export interface Block {
  readonly bounds: Bounds;
  readonly destinations: readonly PodClass[];
  readonly except: ReadonlySet<PodClass>;
}

interface IngressGroup {
  readonly ingress: Bounds;
  readonly destinations: readonly PodClass[];
}

const NONE: ReadonlySet<PodClass> = new Set();

/** What the policies of one class let through in one direction. */
interface Profile {
  /** To or from every class that is no exception. */
  readonly usual: Bounds;
  readonly exceptions: ReadonlyMap<PodClass, Bounds>;
  readonly rules: readonly CompiledRule[];
  /** Filled when it is asked for. */
  outside: readonly AddressesReached[] | undefined;
}

function rulesOn(world: World, direction: Direction, pods: PodEndpoint): readonly CompiledRule[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  return [...admin.flat(), ...network, ...baseline.flat()].flatMap(
    ({ policy }) => policy.rules[direction] ?? [],
  );
}

/** Classes for which the rules may say something else than for a stranger. */
function exceptionsAmong(
  classes: Classes,
  rules: readonly CompiledRule[],
  direction: Direction,
): ReadonlySet<PodClass> {
  const found = new Set(rules.length > 0 ? classes.special : []);
  for (const { peers, ports } of rules) {
    for (const peer of peers === 'everyone' ? [] : peers) {
      if (peer.type !== 'pods' || isEverything(peer.selection)) continue;
      for (const each of classes.namedBy(peer.selection)) found.add(each);
    }
    if (direction === 'Ingress' || ports === 'all') continue;
    for (const port of ports) {
      if (port.type === 'name') for (const each of classes.declaring(port.name.value)) found.add(each);
    }
  }
  return found;
}

function blocksOf({ peers }: CompiledRule): readonly AddressRange[] {
  if (peers === 'everyone') return [];
  return peers.flatMap((peer) =>
    peer.type === 'block' ? [...(peer.block ? [peer.block] : []), ...peer.except] : [],
  );
}
