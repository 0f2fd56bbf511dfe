/** `patches`, `patchesStrategicMerge` and `patchesJson6902` of a kustomization. */
import { at, entryOf, type ScalarNode, scalarAt } from '../../syntax/node';
import { jsonPatch } from './jsonPatch';
import { changed, groupOfTree, idOf, idsOf, kindOf, type Resource, sameNamespace } from './resource';
import { targetMatcher } from './selectTargets';
import { strategicMerge } from './strategicMerge';
import {
  isList,
  isMap,
  isTrue,
  listAt,
  textAt,
  textsAt,
  type Tree,
  type TreeMap,
  withEntry,
  withValue,
} from './tree';

/** Trees of documents; undefined where they do not parse. */
export type Trees = readonly Tree[] | undefined;

export interface PatchContext {
  /** Documents of the file at a path that the kustomization names; undefined where there is none. */
  readonly atPath: (path: string) => { readonly trees: Trees } | undefined;
  /** Documents in a scalar of the kustomization. */
  readonly inText: (text: ScalarNode) => Trees;
  /** Takes note of why the result is not the whole truth. */
  readonly note: (reason: string) => void;
}

/** Documents that change the objects that they are for. */
export interface Patch {
  readonly trees: readonly Tree[];
  readonly target: Tree | undefined;
  readonly options: Tree | undefined;
}

/** What comes before all other changes: strategic merge patches, and patches of either kind. */
export function patchesOf(kustomization: TreeMap, context: PatchContext): readonly Patch[] {
  const merged = textsAt(kustomization, 'patchesStrategicMerge').map((given) => {
    const file = given.value.includes('\n') ? undefined : context.atPath(given.value);
    return patchOf(file ? file.trees : context.inText(given), undefined, context);
  });
  return [...merged, ...listAt(kustomization, 'patches').map((entry) => readEntry(entry, context))];
}

/** What comes after names, namespaces and labels. */
export function jsonPatchesOf(kustomization: TreeMap, context: PatchContext): readonly Patch[] {
  return listAt(kustomization, 'patchesJson6902').map((entry) => readEntry(entry, context));
}

function readEntry(entry: Tree, context: PatchContext): Patch {
  const path = textAt(entry, 'path');
  const text = scalarAt(entry, 'patch');
  if (path === '') return patchOf(text && context.inText(text), entry, context);
  const file = context.atPath(path);
  if (file) return patchOf(file.trees, entry, context);
  context.note(`the patch \`${path}\` cannot be read`);
  return { trees: [], target: undefined, options: undefined };
}

function patchOf(trees: Trees, entry: Tree | undefined, { note }: PatchContext): Patch {
  if (!trees || trees.length === 0) note('a patch does not parse');
  return { trees: trees ?? [], target: at(entry, 'target'), options: at(entry, 'options') };
}

/** `resources` with `patch` applied to those that it is for. */
export function applyPatch(
  resources: readonly Resource[],
  { trees, target, options }: Patch,
  note: PatchContext['note'],
): readonly Resource[] {
  return trees.reduce((current: readonly Resource[], patch) => {
    const selects = target === undefined ? sameObject(patch) : targetMatcher(target);
    return current.flatMap((resource) => {
      if (!selects(resource)) return [resource];
      if (isMap(patch)) return mergeInto(resource, patch, options);
      const tree = isList(patch) ? jsonPatch(resource.tree, patch.items) : undefined;
      if (isMap(tree)) return [changed(resource, tree)];
      note('a JSON patch does not apply');
      return [resource];
    });
  }, resources);
}

/** The object that a patch without a target names, by what it is called now or was before. */
function sameObject(patch: Tree): (resource: Resource) => boolean {
  const { name, namespace } = idOf(patch);
  return (resource) =>
    kindOf(resource.tree) === kindOf(patch) &&
    groupOfTree(resource.tree) === groupOfTree(patch) &&
    idsOf(resource).some((id) => id.name === name && sameNamespace(id.namespace, namespace));
}

/** Kind and name stay, unless the options say otherwise. */
function mergeInto(resource: Resource, patch: TreeMap, options: Tree | undefined): readonly Resource[] {
  const merged = strategicMerge(resource.tree, patch);
  if (!merged) return [];
  const kept = isTrue(options, 'allowKindChange') ? merged : keep(merged, resource.tree, 'kind');
  const metadata = at(kept, 'metadata');
  const own = at(resource.tree, 'metadata');
  if (isTrue(options, 'allowNameChange') || !isMap(metadata) || !isMap(own)) return [changed(resource, kept)];
  const named = keep(keep(metadata, own, 'name'), own, 'namespace');
  return [changed(resource, withValue(kept, 'metadata', named))];
}

/** `map` with what `from` has under `key`, which may be nothing. */
function keep(map: TreeMap, from: TreeMap, key: string): TreeMap {
  const entry = entryOf(from, key);
  return entry ? withEntry(map, entry) : withValue(map, key, undefined);
}
