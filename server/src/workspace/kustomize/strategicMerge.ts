/**
 * Strategic merge patches.
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
import { entryOf, isNull, type ScalarNode } from '../../syntax/node';
import { isBuiltIn, kindOf } from './resource';
import { toPlain } from '../../syntax/plain';
import {
  alsoAt,
  at,
  emptyMap,
  isList,
  isMap,
  textAt,
  type Tree,
  type TreeList,
  type TreeMap,
  withEntry,
  withValue,
} from './tree';

const DIRECTIVE = '$patch';
/** Lists whose items are told apart by a key; others are replaced as a whole. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  imagePullSecrets: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
  ownerReferences: 'uid',
  conditions: 'type',
  webhooks: 'name',
};

type KeyOf = (path: readonly string[]) => string | undefined;

/** `tree` with `patch` applied; undefined where the patch deletes it. */
export function strategicMerge(tree: TreeMap, patch: TreeMap): TreeMap | undefined {
  return mergeMaps(tree, patch, [], isBuiltIn(tree) ? mergeKeys(kindOf(tree)) : () => undefined);
}

function mergeKeys(kind: string): KeyOf {
  return (path) => {
    const [field, parent] = [path.at(-1) ?? '', path.at(-2) ?? ''];
    if (field === 'ports') {
      if (parent.endsWith('ontainers')) return 'containerPort';
      return kind === 'Service' && path.length === 2 ? 'port' : undefined;
    }
    return Object.hasOwn(MERGE_KEYS, field) ? MERGE_KEYS[field] : undefined;
  };
}

/** A value that the patch decides stands where the patch has it, with its key; what both have, where the base has it. */
function mergeMaps(
  base: TreeMap,
  patch: TreeMap,
  path: readonly string[],
  keyOf: KeyOf,
): TreeMap | undefined {
  const directive = textAt(patch, DIRECTIVE);
  if (directive === 'delete') return undefined;
  let merged = directive === 'replace' ? emptyMap(patch) : base;
  for (const { key, value } of patch.entries) {
    const { value: name } = key;
    if (name.startsWith('$')) continue;
    const before = at(merged, name);
    const after = mergeValue(before, value, [...path, name], keyOf);
    const kept = before !== undefined && before.kind !== 'scalar' && after?.kind === before.kind;
    const repeated = isRepeated(before, after) ? after : undefined;
    if (repeated) merged = repeatedIn(merged, key, repeated);
    else if (after === undefined || kept) merged = withValue(merged, name, after);
    else merged = withEntry(merged, { key, value: after });
  }
  return merged;
}

/** What a patch says again is decided by the base, which remembers where. */
function repeatedIn(map: TreeMap, key: ScalarNode, value: ScalarNode): TreeMap {
  const entry = entryOf(map, key.value);
  if (entry?.value.kind !== 'scalar') return map;
  return withEntry(map, { key: alsoAt(entry.key, key), value: alsoAt(entry.value, value) });
}

function isRepeated(before: Tree | undefined, after: Tree | undefined): after is ScalarNode {
  if (before?.kind !== 'scalar' || after?.kind !== 'scalar') return false;
  return toPlain(before) === toPlain(after);
}

function mergeValue(
  base: Tree | undefined,
  patch: Tree,
  path: readonly string[],
  keyOf: KeyOf,
): Tree | undefined {
  if (isNull(patch)) return undefined;
  if (isMap(patch)) return mergeMaps(isMap(base) ? base : emptyMap(patch), patch, path, keyOf);
  if (!isList(patch)) return patch;
  if (path.at(-1) === 'finalizers' && isList(base)) return { ...base, items: union(base.items, patch.items) };
  return mergeLists(isList(base) ? base : undefined, patch, path, keyOf);
}

function union(a: readonly Tree[], b: readonly Tree[]): readonly Tree[] {
  const known = new Set(a.map((item) => textAt(item)));
  return [...a, ...b.filter((item) => !known.has(textAt(item)))];
}

/** Items of the patch go first, as kustomize has them. */
function mergeLists(
  base: TreeList | undefined,
  patch: TreeList,
  path: readonly string[],
  keyOf: KeyOf,
): TreeList {
  const key = keyOf(path);
  const isDirective = (item: Tree): boolean =>
    isMap(item) && item.entries.every((each) => each.key.value === DIRECTIVE);
  const replaces = patch.items.some((item) => isDirective(item) && textAt(item, DIRECTIVE) === 'replace');
  const keyed = patch.items.filter(
    (item) => !isDirective(item) || (isMap(item) && item.entries.length === 0),
  );
  if (key === undefined || replaces || keyed.some((item) => at(item, key) === undefined)) {
    const items = keyed.flatMap((item) => {
      const made = isMap(item) ? mergeMaps(emptyMap(item), item, path, keyOf) : item;
      return made ? [made] : [];
    });
    return { ...patch, items };
  }
  const rest = [...(base?.items ?? [])];
  const merged = keyed.flatMap((item): readonly Tree[] => {
    const found = rest.findIndex((each) => isSame(each, item, key));
    const [before] = found < 0 ? [] : rest.splice(found, 1);
    const after = mergeValue(before, item, path, keyOf);
    return after ? [after] : [];
  });
  return { ...(base ?? patch), items: [...merged, ...rest] };
}

/** One port number may stand there for each protocol. */
function isSame(a: Tree, b: Tree, key: string): boolean {
  if (at(a, key) === undefined || textAt(a, key) !== textAt(b, key)) return false;
  const [one, other] = [textAt(a, 'protocol'), textAt(b, 'protocol')];
  return !/[pP]ort$/.test(key) || one === '' || other === '' || one === other;
}
