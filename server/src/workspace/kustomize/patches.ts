/** `patches`, `patchesStrategicMerge` and `patchesJson6902` of a kustomization. */
import { jsonPatch } from './jsonPatch';
import { changed, groupOfTree, idOf, idsOf, kindOf, type Resource, sameNamespace } from './resource';
import { targetMatcher } from './selectTargets';
import { strategicMerge } from './strategicMerge';
import {
  at,
  isList,
  isMap,
  listAt,
  parseTrees,
  textAt,
  textsAt,
  type Tree,
  type TreeMap,
  withField,
} from './tree';

export interface PatchContext {
  /** Text of the file at a path that the kustomization names. */
  readonly readPath: (path: string) => string | undefined;
  /** Takes note of why the result is not the whole truth. */
  readonly note: (reason: string) => void;
}

/** What comes before all other changes: strategic merge patches, and patches of either kind. */
export function applyPatches(
  resources: readonly Resource[],
  kustomization: TreeMap,
  context: PatchContext,
): readonly Resource[] {
  const merged = textsAt(kustomization, 'patchesStrategicMerge').reduce(
    (current, given) => applyText(current, context.readPath(given) ?? given, undefined, undefined, context),
    resources,
  );
  return listAt(kustomization, 'patches').reduce(
    (current: readonly Resource[], patch) => applyEntry(current, patch, context),
    merged,
  );
}

/** What comes after names, namespaces and labels. */
export function applyJsonPatches(
  resources: readonly Resource[],
  kustomization: TreeMap,
  context: PatchContext,
): readonly Resource[] {
  return listAt(kustomization, 'patchesJson6902').reduce(
    (current: readonly Resource[], patch) => applyEntry(current, patch, context),
    resources,
  );
}

function applyEntry(resources: readonly Resource[], entry: Tree, context: PatchContext): readonly Resource[] {
  const path = textAt(entry, 'path');
  const text = path === '' ? textAt(entry, 'patch') : context.readPath(path);
  if (text !== undefined)
    return applyText(resources, text, at(entry, 'target'), at(entry, 'options'), context);
  context.note(`the patch \`${path}\` cannot be read`);
  return resources;
}

function applyText(
  resources: readonly Resource[],
  text: string,
  target: Tree | undefined,
  options: Tree | undefined,
  { note }: PatchContext,
): readonly Resource[] {
  const trees = parseTrees(text) ?? [];
  if (trees.length === 0) note('a patch does not parse');
  return trees.reduce((current: readonly Resource[], patch) => {
    const selects = target === undefined ? sameObject(patch) : targetMatcher(target);
    return current.flatMap((resource) => {
      if (!selects(resource)) return [resource];
      if (isMap(patch)) return mergeInto(resource, patch, options);
      const tree = isList(patch) ? jsonPatch(resource.tree, patch) : undefined;
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
  const kept = at(options, 'allowKindChange') === true ? merged : keep(merged, resource.tree, 'kind');
  const metadata = at(kept, 'metadata');
  const own = at(resource.tree, 'metadata');
  if (at(options, 'allowNameChange') === true || !isMap(metadata) || !isMap(own))
    return [changed(resource, kept)];
  const named = keep(keep(metadata, own, 'name'), own, 'namespace');
  return [changed(resource, withField(kept, 'metadata', named))];
}

function keep(map: TreeMap, from: TreeMap, key: string): TreeMap {
  return withField(map, key, at(from, key));
}
