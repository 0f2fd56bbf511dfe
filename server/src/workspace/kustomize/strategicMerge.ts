/**
 * Strategic merge patches.
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
import { isBuiltIn, kindOf } from './resource';
import { at, isList, isMap, type Tree, type TreeMap, withField } from './tree';

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

function mergeMaps(
  base: TreeMap,
  patch: TreeMap,
  path: readonly string[],
  keyOf: KeyOf,
): TreeMap | undefined {
  const directive = at(patch, DIRECTIVE);
  if (directive === 'delete') return undefined;
  let merged = directive === 'replace' ? {} : base;
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue;
    merged = withField(merged, key, mergeValue(at(merged, key), value, [...path, key], keyOf));
  }
  return merged;
}

function mergeValue(
  base: Tree | undefined,
  patch: Tree,
  path: readonly string[],
  keyOf: KeyOf,
): Tree | undefined {
  if (patch === null) return undefined;
  if (isMap(patch)) return mergeMaps(isMap(base) ? base : {}, patch, path, keyOf);
  if (!isList(patch)) return patch;
  if (path.at(-1) === 'finalizers' && isList(base)) return [...new Set([...base, ...patch])];
  return mergeLists(isList(base) ? base : [], patch, path, keyOf);
}

/** Items of the patch go first, as kustomize has them. */
function mergeLists(
  base: readonly Tree[],
  patch: readonly Tree[],
  path: readonly string[],
  keyOf: KeyOf,
): readonly Tree[] {
  const key = keyOf(path);
  const replaces = patch.some(
    (item) => at(item, DIRECTIVE) === 'replace' && Object.keys(item ?? {}).length === 1,
  );
  const keyed = patch.filter((item) => Object.keys(item ?? {}).join() !== DIRECTIVE);
  if (key === undefined || replaces || keyed.some((item) => at(item, key) === undefined)) {
    return keyed.flatMap((item) => (isMap(item) ? (mergeMaps({}, item, path, keyOf) ?? []) : [item]));
  }
  const rest = [...base];
  const merged = keyed.flatMap((item) => {
    const found = rest.findIndex((each) => isSame(each, item, key));
    const [before] = found < 0 ? [] : rest.splice(found, 1);
    return mergeValue(before, item, path, keyOf) ?? [];
  });
  return [...merged, ...rest];
}

/** One port number may stand there for each protocol. */
function isSame(a: Tree, b: Tree, key: string): boolean {
  if (at(a, key) !== at(b, key)) return false;
  const [one, other] = [at(a, 'protocol'), at(b, 'protocol')];
  return !/[pP]ort$/.test(key) || one === undefined || other === undefined || one === other;
}
