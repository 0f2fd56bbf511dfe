/** Positioned trees that kustomizations change. Every value keeps the place of the text that decides it. */
import {
  at,
  boolean,
  get,
  type MapEntry,
  type MapNode,
  type Node,
  type ScalarNode,
  type SeqNode,
} from '../../syntax/node';
import { toPlain } from '../../syntax/plain';
import type { Span } from '../../syntax/span';

export { at };
export type Tree = Node;
export type TreeMap = MapNode;
export type TreeList = SeqNode;

export function isMap(tree: Tree | undefined): tree is MapNode {
  return tree?.kind === 'map';
}

export function isList(tree: Tree | undefined): tree is SeqNode {
  return tree?.kind === 'seq';
}

/** Text of the scalar at `keys`; empty where there is none, and for booleans. */
export function textAt(tree: Tree | undefined, ...keys: readonly string[]): string {
  const found = at(tree, ...keys);
  const value = found?.kind === 'scalar' ? toPlain(found) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** True where `true` stands at `keys`. */
export function isTrue(tree: Tree | undefined, ...keys: readonly string[]): boolean {
  const found = at(tree, ...keys);
  return found?.kind === 'scalar' && boolean(found) === true;
}

/** Items of the list at `keys`; empty where there is none. */
export function listAt(tree: Tree | undefined, ...keys: readonly string[]): readonly Tree[] {
  const found = at(tree, ...keys);
  return isList(found) ? found.items : [];
}

/** Texts of the list at `keys`. */
export function textsAt(tree: Tree | undefined, ...keys: readonly string[]): readonly ScalarNode[] {
  return listAt(tree, ...keys).filter(
    (item) => item.kind === 'scalar' && typeof toPlain(item) === 'string',
  ) as ScalarNode[];
}

/** Entries of the map at `keys`; empty where there is none. */
export function pairsAt(tree: Tree | undefined, ...keys: readonly string[]): readonly MapEntry[] {
  const found = at(tree, ...keys);
  return isMap(found) ? found.entries : [];
}

/** `map` with `entry` in place of those with its key, whose place is remembered. */
export function withEntry(map: MapNode, entry: MapEntry): MapNode {
  const { value: key } = entry.key;
  const place = map.entries.findLastIndex((each) => each.key.value === key);
  const before = map.entries[place];
  if (!before) return { ...map, entries: [...map.entries, entry] };
  const others = (each: MapEntry, index: number): boolean => index === place || each.key.value !== key;
  const joined = { key: alsoAt(entry.key, before.key), value: alsoThere(entry.value, before.value) };
  return { ...map, entries: map.entries.with(place, joined).filter(others) };
}

/** `value`, which remembers `before` where that says the same. */
function alsoThere(value: Tree, before: Tree): Tree {
  const isSame = value.kind === 'scalar' && before.kind === 'scalar' && value.value === before.value;
  return isSame ? alsoAt(value, before) : value;
}

/** `text`, which stands for what `other` writes as well. */
export function alsoAt(text: ScalarNode, other: ScalarNode): ScalarNode {
  if (text === other || text.start === other.start) return text;
  const { also: more = [], ...plain } = other;
  const known = text.also ?? [];
  const added = [plain, ...more].filter(
    ({ start }) => start !== text.start && !known.some((each) => each.start === start),
  );
  return added.length === 0 ? text : { ...text, also: [...known, ...added] };
}

/** `map` with another value under `key`, which is there; undefined takes the entry away. */
export function withValue(map: MapNode, key: string, value: Tree | undefined): MapNode {
  const entry = map.entries.findLast((each) => each.key.value === key);
  if (value === undefined) return { ...map, entries: map.entries.filter((each) => each.key.value !== key) };
  return entry ? withEntry(map, { key: entry.key, value }) : map;
}

/** `text` with another value; what stands at its place is remembered. */
export function renamed(text: ScalarNode, value: string): ScalarNode {
  if (text.value === value) return text;
  return {
    ...text,
    value,
    type: text.type === 'template' ? 'template' : 'string',
    written: text.written ?? text.value,
  };
}

/** A key that no file writes: `by` made it. */
export function keyBy(by: ScalarNode, name: string): ScalarNode {
  return by.value === name ? by : { ...by, value: name, written: by.written ?? by.value };
}

/** A map that no file writes. */
export function emptyMap({ start, end }: Span): MapNode {
  return { kind: 'map', start, end, flow: false, entries: [] };
}

/**
 * `tree` with what `update` makes of the entry at `path`, its value undefined where it is not there. Lists on the way
 * are gone through; a key that ends in `[]` has to be there. `maker`: the key of whatever wants it, which stands for
 * maps and keys that are made on the way; undefined: none are made.
 */
export function updateAt(
  tree: Tree,
  path: readonly string[],
  maker: ScalarNode | undefined,
  update: (value: Tree | undefined, key: ScalarNode) => MapEntry,
): Tree {
  if (isList(tree)) return { ...tree, items: tree.items.map((item) => updateAt(item, path, maker, update)) };
  const [step, ...rest] = path;
  if (step === undefined || !isMap(tree)) return tree;
  const name = step.replace(/\[\]$/, '');
  const value = get(tree, name);
  if (value === undefined && (!maker || name !== step)) return tree;
  const written = tree.entries.findLast((each) => each.key.value === name)?.key;
  const key = written ?? (maker && keyBy(maker, name));
  if (!key) return tree;
  if (rest.length === 0) return withEntry(tree, update(value, key));
  return withEntry(tree, { key, value: updateAt(value ?? emptyMap(key), rest, maker, update) });
}
