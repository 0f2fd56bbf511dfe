/** The objects under one key, by home: what a unit asks for is at hand, and a change copies one home's list. */
import type { KubeObject } from '../kinds/object';

type Group = readonly KubeObject[];

/** Immutable. Most postings have one home and are stored without a table. */
export class Posting {
  readonly #home: string;
  readonly #group: Group;
  readonly #others: ReadonlyMap<string, Group> | undefined;
  #all: Group | undefined;

  private constructor(home: string, group: Group, others?: ReadonlyMap<string, Group>) {
    this.#home = home;
    this.#group = group;
    this.#others = others;
  }

  static readonly empty = new Posting('', []);

  /** All of them, home by home. */
  get objects(): Group {
    if (!this.#others) return this.#group;
    this.#all ??= [...this.#others.values()].flat();
    return this.#all;
  }

  /** Objects whose files belong to `home`, the same list until one of them changes; undefined where there are none. */
  of(home: string): Group | undefined {
    return this.#others ? this.#others.get(home) : home === this.#home ? this.#group : undefined;
  }

  /** Without `gone` and with `fresh`; undefined where nothing is left. */
  with(gone: readonly KubeObject[], fresh: readonly KubeObject[], homeOf: HomeOf): Posting | undefined {
    const home = soleHome(fresh, homeOf);
    if (this === Posting.empty && home !== undefined) return new Posting(home, fresh);
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
}

export type HomeOf = (object: KubeObject) => string;

/** Where all of them belong; undefined for none, and for objects of several homes. */
function soleHome(objects: readonly KubeObject[], homeOf: HomeOf): string | undefined {
  const home = objects[0] && homeOf(objects[0]);
  return objects.every((object) => homeOf(object) === home) ? home : undefined;
}

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
