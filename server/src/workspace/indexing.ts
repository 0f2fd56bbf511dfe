/** The index of a workspace: which objects stand under which keys, changed by those that come and go. */
import { linksOf } from '../kinds/links';
import type { KubeObject } from '../kinds/object';
import { keys, keysOf } from './keys';
import type { PersistentMap } from './persistentMap';
import { type HomeOf, Posting } from './posting';

export type Index = PersistentMap<Posting>;

/** `index` without `removed` and with `added`; what is among both stays untouched. */
export function reindexed(
  index: Index,
  removed: Iterable<KubeObject>,
  added: Iterable<KubeObject>,
  homeOf: HomeOf,
): Index {
  const gone = new Set(removed);
  const fresh = new Set<KubeObject>();
  for (const object of added) if (!gone.delete(object)) fresh.add(object);
  return gone.size + fresh.size === 0 ? index : index.with(postings(index, gone, fresh, homeOf));
}

function* postings(
  index: PersistentMap<Posting>,
  gone: ReadonlySet<KubeObject>,
  fresh: ReadonlySet<KubeObject>,
  homeOf: HomeOf,
): Generator<[string, Posting | undefined]> {
  const removed = byKey(gone, homeOf);
  const added = byKey(fresh, homeOf);
  for (const key of new Set([...removed.keys(), ...added.keys()])) {
    const posting = index.get(key) ?? Posting.empty;
    yield [key, posting.with(removed.get(key) ?? [], added.get(key) ?? [], homeOf)];
  }
}

function byKey(objects: Iterable<KubeObject>, homeOf: HomeOf): Map<string, KubeObject[]> {
  const found = new Map<string, KubeObject[]>();
  const add = (key: string, object: KubeObject): void => {
    const list = found.get(key);
    if (list) list.push(object);
    else found.set(key, [object]);
  };
  for (const object of objects) {
    for (const key of keysOf(object, linksOf(object))) add(key, object);
    add(keys.home(homeOf(object)), object);
  }
  return found;
}
