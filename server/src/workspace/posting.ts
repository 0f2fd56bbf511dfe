/** The objects under one key, by home: what a unit asks for is at hand, and a change copies one home's list. */
import type { KubeObject } from '../kinds/object';

type Group = readonly KubeObject[];

/** Immutable. Most postings have one home and are stored without a table. */
export class Posting {
  readonly #home: string;
  readonly #group: Group;
  readonly #others: ReadonlyMap<string, Group> | undefined;

  private constructor(home: string, group: Group, others?: ReadonlyMap<string, Group>) {
    this.#home = home;
    this.#group = group;
    this.#others = others;
  }

  static readonly empty = new Posting('', []);

  /** All of them, home by home. */
  get objects(): Group {
    return this.#others ? [...this.#others.values()].flat() : this.#group;
  }

  /** Objects whose file belongs to one of `homes`. */
  within(homes: readonly string[]): Group {
    const [home] = homes;
    if (homes.length === 1 && home !== undefined) return this.#of(home);
    return homes.flatMap((each) => this.#of(each));
  }

  /** Without `gone` and with `fresh`; undefined where nothing is left. */
  with(gone: readonly KubeObject[], fresh: readonly KubeObject[], homeOf: HomeOf): Posting | undefined {
    const groups = new Map(this.#others ?? (this.#group.length > 0 ? [[this.#home, this.#group]] : []));
    for (const [home, objects] of byHome(gone, homeOf)) {
      const left = (groups.get(home) ?? []).filter((object) => !objects.includes(object));
      if (left.length > 0) groups.set(home, left);
      else groups.delete(home);
    }
    for (const [home, objects] of byHome(fresh, homeOf)) {
      groups.set(home, [...(groups.get(home) ?? []), ...objects]);
    }
    const [first] = groups;
    if (!first) return undefined;
    return groups.size === 1 ? new Posting(first[0], first[1]) : new Posting('', [], groups);
  }

  #of(home: string): Group {
    if (this.#others) return this.#others.get(home) ?? [];
    return home === this.#home ? this.#group : [];
  }
}

export type HomeOf = (object: KubeObject) => string;

function byHome(objects: readonly KubeObject[], homeOf: HomeOf): Map<string, KubeObject[]> {
  const groups = new Map<string, KubeObject[]>();
  for (const object of objects) {
    const home = homeOf(object);
    const group = groups.get(home);
    if (group) group.push(object);
    else groups.set(home, [object]);
  }
  return groups;
}
