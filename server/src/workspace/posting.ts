/** The objects under one key, with those of one home quickly at hand. */
import type { KubeObject } from '../kinds/object';

/** Below this a scan is faster than a table. */
const SMALL = 16;

export class Posting {
  readonly objects: readonly KubeObject[];
  #byHome: Map<string, KubeObject[]> | undefined;

  constructor(objects: readonly KubeObject[]) {
    this.objects = objects;
  }

  static readonly empty = new Posting([]);

  /** Objects whose file stands in one of `homes`. */
  within(homes: readonly string[], homeOf: (uri: string) => string): readonly KubeObject[] {
    if (this.objects.length <= SMALL) {
      return this.objects.filter((object) => homes.includes(homeOf(object.document.uri)));
    }
    this.#byHome ??= groupByHome(this.objects, homeOf);
    const [home] = homes;
    if (homes.length === 1 && home !== undefined) return this.#byHome.get(home) ?? [];
    return homes.flatMap((each) => this.#byHome?.get(each) ?? []);
  }
}

function groupByHome(
  objects: readonly KubeObject[],
  homeOf: (uri: string) => string,
): Map<string, KubeObject[]> {
  const groups = new Map<string, KubeObject[]>();
  for (const object of objects) {
    const home = homeOf(object.document.uri);
    const group = groups.get(home);
    if (group) group.push(object);
    else groups.set(home, [object]);
  }
  return groups;
}
