/** Reachability between all pods, answered for classes of pods and not for pairs of them. */
import type { Direction } from '../../kinds/networkPolicy';
import { type AddressRange, type Family, partition } from './addresses';
import { both, type Bounds, boundsKey, EVERYTHING, sameBounds } from './bounds';
import { classify, type Classes, type PodClass } from './classes';
import type { PodEndpoint } from './endpoint';
import { isSelf, throughEnd } from './reach';
import { blocksOf, makeProfile, mayDiffer, type Profile } from './profile';
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
  readonly #profiles = { Ingress: new Map<PodClass, Profile>(), Egress: new Map<PodClass, Profile>() };
  readonly #outsides = new WeakMap<Profile, readonly AddressesReached[]>();
  readonly #interned: Map<string, Bounds>;
  /** What two sets have in common; there are few sets. */
  readonly #common = new Map<Bounds, Map<Bounds, Bounds>>();

  /** `before`: that of a similar world, of which all is kept that the change does not touch. */
  constructor(world: World, before?: Matrix) {
    this.world = world;
    this.classes = classify(world, before?.classes);
    this.#interned = before ? before.#interned : new Map<string, Bounds>();
    if (before) this.#keep(before);
  }

  /** Connections from `source` to `destination`. */
  between(source: PodEndpoint, destination: PodEndpoint): Bounds {
    if (isSelf(source, destination)) return EVERYTHING;
    return this.betweenClasses(this.classes.classOf(source), this.classes.classOf(destination));
  }

  betweenClasses(source: PodClass, destination: PodClass): Bounds {
    return this.#both(
      this.#through('Egress', source, destination),
      this.#through('Ingress', destination, source),
    );
  }

  /**
   * Connections with addresses outside of the cluster, in ranges that no policy tells apart. The one range of all IPv4
   * stands for IPv6, too, where no policy tells the families apart.
   */
  outside(direction: Direction, pods: PodEndpoint): readonly AddressesReached[] {
    const profile = this.#profile(direction, this.classes.classOf(pods));
    const known = this.#outsides.get(profile);
    if (known) return known;
    const found = this.#outside(direction, this.classes.classOf(pods).pods, profile);
    this.#outsides.set(profile, found);
    return found;
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
    const special = new Set(exceptions.keys());
    const apart = new Map<Bounds, PodClass[]>();
    for (const [destination, egress] of exceptions) {
      push(apart, this.#both(egress, this.#through('Ingress', destination, source)), destination);
    }
    for (const destination of this.#ingressExceptions.get(source) ?? []) {
      if (special.has(destination)) continue;
      special.add(destination);
      push(apart, this.#both(usual, this.#through('Ingress', destination, source)), destination);
    }
    for (const [bounds, destinations] of apart) yield { bounds, destinations, except: NONE };
    for (const { ingress, destinations } of this.#ingressGroups) {
      yield { bounds: this.#both(usual, ingress), destinations, except: special };
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
        push(found, source, destination);
      }
    }
    return found;
  }

  /** Destinations by what they usually let in. */
  get #ingressGroups(): readonly IngressGroup[] {
    if (this.#groups) return this.#groups;
    const groups = new Map<Bounds, PodClass[]>();
    for (const destination of this.classes.all) {
      push(groups, this.#profile('Ingress', destination).usual, destination);
    }
    this.#groups = [...groups].map(([ingress, destinations]) => ({ ingress, destinations }));
    return this.#groups;
  }

  #through(direction: Direction, subject: PodClass, other: PodClass): Bounds {
    const { usual, exceptions } = this.#profile(direction, subject);
    return exceptions.get(other) ?? usual;
  }

  #profile(direction: Direction, subject: PodClass): Profile {
    const profiles = this.#profiles[direction];
    const known = profiles.get(subject);
    if (known) return known;
    const found = makeProfile(this.world, this.classes, direction, subject, this.#intern);
    profiles.set(subject, found);
    return found;
  }

  /** One object for all equal sets, so that comparing them is quick. */
  readonly #intern = (bounds: Bounds): Bounds => {
    const key = boundsKey(bounds);
    const known = this.#interned.get(key);
    if (known) return known;
    this.#interned.set(key, bounds);
    return bounds;
  };

  #both(a: Bounds, b: Bounds): Bounds {
    const others = this.#common.get(a) ?? new Map<Bounds, Bounds>();
    this.#common.set(a, others);
    const known = others.get(b);
    if (known) return known;
    const found = this.#intern(both(a, b));
    others.set(b, found);
    return found;
  }

  /** Profiles of classes that are the same, under the same policies, and for which no class is another than before. */
  #keep(before: Matrix): void {
    const { classes, world } = this;
    const current = new Set(classes.all);
    const old = new Set(before.classes.all);
    const gone = before.classes.all.filter((each) => !current.has(each));
    const fresh = classes.all.filter((each) => !old.has(each));
    const change = { gone, fresh, classes };
    const sameFamilies = String(this.families) === String(before.families);
    for (const direction of ['Ingress', 'Egress'] as const) {
      for (const [subject, profile] of before.#profiles[direction]) {
        const same = world.policiesOf(subject.pods) === before.world.policiesOf(subject.pods);
        if (!current.has(subject) || !same || mayDiffer(profile, change)) continue;
        this.#profiles[direction].set(subject, profile);
        const outside = before.#outsides.get(profile);
        if (outside && sameFamilies) this.#outsides.set(profile, outside);
      }
    }
  }

  #outside(direction: Direction, subject: PodEndpoint, { rules }: Profile): readonly AddressesReached[] {
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

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
