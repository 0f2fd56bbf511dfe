/** Finds those of many pod selections that may name a pod, without asking each. */
import { equalityOf } from '../../workspace/keys';
import type { PodEndpoint } from './endpoint';
import type { PodSelection } from './podSelection';

export class SelectionIndex<Item> {
  /** By the namespace that a selection is bound to; undefined for those of no one namespace. */
  readonly #shelves = new Map<string | undefined, Shelf<Item>>();
  /** Bound to a namespace that the deployment decides. */
  readonly #unbound: Item[] = [];

  add({ namespaces, pods }: PodSelection, item: Item): void {
    const own = namespaces.type === 'own';
    if (own && namespaces.name === undefined) {
      this.#unbound.push(item);
      return;
    }
    const shelf = getOrAdd(this.#shelves, own ? namespaces.name : undefined, () => new Shelf<Item>());
    const equality = pods && equalityOf(pods);
    shelf.all.push(item);
    if (!equality) shelf.others.push(item);
    else {
      getOrAdd(shelf.byPair, `${equality.key}=${equality.value}`, () => []).push(item);
      getOrAdd(shelf.byKey, equality.key, () => []).push(item);
    }
  }

  /** Items whose selection may name `pods`; each once. */
  candidates(pods: PodEndpoint): readonly Item[] {
    const { namespace } = pods;
    const shelves =
      namespace === undefined
        ? [...this.#shelves.values()]
        : [this.#shelves.get(namespace), this.#shelves.get(undefined)];
    return [...this.#unbound, ...shelves.flatMap((shelf) => (shelf ? within(shelf, pods) : []))];
  }
}

class Shelf<Item> {
  readonly all: Item[] = [];
  /** Those that ask for one pair, by it and by its key. */
  readonly byPair = new Map<string, Item[]>();
  readonly byKey = new Map<string, Item[]>();
  readonly others: Item[] = [];
}

function within<Item>(shelf: Shelf<Item>, pods: PodEndpoint): readonly Item[] {
  const { labels, generated } = pods.labels;
  if (labels.open || labels.pairs.some(({ value }) => value.type === 'template')) return shelf.all;
  const written = new Map(labels.pairs.map(({ key, value }) => [key.value, value.value]));
  const byPair = [...written].flatMap(([key, value]) => shelf.byPair.get(`${key}=${value}`) ?? []);
  const byKey = Object.keys(generated).flatMap((key) =>
    written.has(key) ? [] : (shelf.byKey.get(key) ?? []),
  );
  return [...byPair, ...byKey, ...shelf.others];
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
