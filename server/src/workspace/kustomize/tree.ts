/** Manifests without positions: what a kustomization makes of them is computed on these, and printed. */
import { boolean, integer, type Node } from '../../syntax/node';
import { parseUntemplated, splitDocuments } from '../../syntax/document';

export type Tree = null | boolean | number | string | readonly Tree[] | TreeMap;
export interface TreeMap {
  readonly [key: string]: Tree;
}

/** Trees of the documents in `text`, empty ones left out; undefined where one of them does not parse. */
export function parseTrees(text: string): readonly Tree[] | undefined {
  const trees: Tree[] = [];
  for (const { start, end } of splitDocuments(text)) {
    const { root, problems } = parseUntemplated(text.slice(start, end));
    if (problems.length > 0) return undefined;
    if (root) trees.push(toTree(root));
  }
  return trees.filter((tree) => tree !== null);
}

export function isMap(tree: Tree | undefined): tree is TreeMap {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

export function isList(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** What stands at `keys`; null counts as absent. */
export function at(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  let current = tree;
  for (const key of keys) current = isMap(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  return current ?? undefined;
}

export function textAt(tree: Tree | undefined, ...keys: readonly string[]): string {
  const found = at(tree, ...keys);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** Items of the list at `keys`; empty where there is none. */
export function listAt(tree: Tree | undefined, ...keys: readonly string[]): readonly Tree[] {
  const found = at(tree, ...keys);
  return isList(found) ? found : [];
}

/** Texts of the list at `keys`. */
export function textsAt(tree: Tree | undefined, ...keys: readonly string[]): readonly string[] {
  return listAt(tree, ...keys).filter((item) => typeof item === 'string');
}

/** Pairs of the map at `keys`; empty where there is none. */
export function pairsAt(tree: Tree | undefined, ...keys: readonly string[]): readonly [string, Tree][] {
  const found = at(tree, ...keys);
  return isMap(found) ? Object.entries(found) : [];
}

/** `map` with `value` under `key`; undefined takes the key away. */
export function withField(map: TreeMap, key: string, value: Tree | undefined): TreeMap {
  if (value !== undefined) return { ...map, [key]: value };
  return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
}

/**
 * `tree` with what `update` makes of the value at `path`. Lists on the way are gone through; a key that ends in `[]`
 * has to be there. `missing`: whether other maps on the way, and the value, are made where they are not there.
 */
export function updateAt(
  tree: Tree,
  path: readonly string[],
  missing: 'create' | 'leave',
  update: (value: Tree | undefined) => Tree,
): Tree {
  if (isList(tree)) return tree.map((item) => updateAt(item, path, missing, update));
  const [step, ...rest] = path;
  if (step === undefined) return update(tree);
  if (!isMap(tree)) return tree;
  const key = step.replace(/\[\]$/, '');
  const value = at(tree, key);
  if (value === undefined && (missing === 'leave' || key !== step)) return tree;
  if (value === undefined && rest.length === 0) return withField(tree, key, update(undefined));
  return withField(tree, key, updateAt(value ?? {}, rest, missing, update));
}

function toTree(node: Node): Tree {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, toTree(value)]));
    case 'seq':
      return node.items.map(toTree);
    case 'scalar':
      if (node.type === 'null') return null;
      if (node.type === 'boolean') return boolean(node) ?? node.value;
      if (node.type === 'number') return numberOf(node.value, integer(node));
      return node.value;
  }
}

/** What JavaScript cannot hold stays as it is written. */
function numberOf(written: string, whole: number | undefined): Tree {
  if (whole !== undefined) return whole;
  const value = Number(written);
  return Number.isFinite(value) && !/^[-+]?\d+$/.test(written) ? value : written;
}
