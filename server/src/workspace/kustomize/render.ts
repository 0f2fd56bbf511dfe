/**
 * What a kustomization makes of the files that it reaches: a projection of our own, without Go, exact for names,
 * namespaces, labels, selectors, ports and patches. What is not followed is said in `incomplete`.
 */
import { fileAt } from '../kustomizationPaths';
import { dirname } from '../paths';
import { applyImages, applyReplicas } from './amounts';
import { applyLabels } from './labels';
import { followNames } from './nameReferences';
import { applyAffixes, applyNamespace } from './names';
import { applyJsonPatches, applyPatches, type PatchContext } from './patches';
import { type Resource, resourcesOf } from './resource';
import { at, isMap, parseTrees, textAt, textsAt, type TreeMap } from './tree';

export interface Rendered {
  /** In the order of the files; `tree` is the whole object. */
  readonly objects: readonly Resource[];
  /** Why there may be more, or other objects; empty where all is known. */
  readonly incomplete: readonly string[];
}

/** Text of a file, undefined where there is none. */
export type Read = (uri: string) => string | undefined;

/** What makes or changes objects in ways that are not followed. */
const UNFOLLOWED = [
  'configMapGenerator',
  'secretGenerator',
  'generators',
  'transformers',
  'configurations',
  'replacements',
  'vars',
  'helmCharts',
  'helmChartInflationGenerator',
  'crds',
];
/** Kustomizations that one may reach, each counted as often as it is reached. */
const MAX_VISITS = 500;

/** Renders the kustomization in the file `uri`. Empty where that is none. */
export function renderKustomization(uri: string, read: Read): Rendered {
  const notes = new Set<string>();
  const resources = accumulate(uri, [], { read, notes, chain: [], visits: [] });
  const kept = resources.filter(({ tree }) => !isLocal(tree));
  return { objects: followNames(kept), incomplete: [...notes] };
}

interface Walk {
  readonly read: Read;
  readonly notes: Set<string>;
  /** Kustomizations above this one. */
  readonly chain: readonly string[];
  /** All that were reached so far. */
  readonly visits: string[];
}

/** `before`: what a component starts from, as it changes the objects of the kustomization that names it. */
function accumulate(uri: string, before: readonly Resource[], walk: Walk): readonly Resource[] {
  const kustomization = parseTrees(walk.read(uri) ?? '')?.find(isMap);
  if (!kustomization || walk.chain.includes(uri) || walk.visits.length >= MAX_VISITS) {
    walk.notes.add(`\`${uri}\` cannot be followed`);
    return before;
  }
  for (const field of UNFOLLOWED)
    if (at(kustomization, field) !== undefined) walk.notes.add(`it uses \`${field}\``);
  walk.visits.push(uri);
  const inner: Walk = { ...walk, chain: [...walk.chain, uri] };
  const paths = [...textsAt(kustomization, 'resources'), ...textsAt(kustomization, 'bases')];
  const own = paths.flatMap((path) => load(uri, path, inner));
  const withComponents = textsAt(kustomization, 'components').reduce<readonly Resource[]>(
    (current, path) => {
      const component = locate(uri, path, inner);
      return component === undefined ? current : accumulate(component, current, inner);
    },
    [...before, ...own],
  );
  return transform(withComponents, kustomization, {
    readPath: (path) => inRange(uri, path, walk.read),
    note: (reason) => walk.notes.add(reason),
  });
}

function load(uri: string, path: string, walk: Walk): readonly Resource[] {
  const file = locate(uri, path, walk);
  if (file === undefined) return [];
  if (isFolder(file, path)) return accumulate(file, [], walk);
  const trees = parseTrees(walk.read(file) ?? '');
  if (!trees) walk.notes.add(`\`${path}\` does not parse`);
  return (trees ?? []).flatMap((tree) => resourcesOf(tree, file));
}

function locate(uri: string, path: string, { read, notes }: Walk): string | undefined {
  const file = fileAt(dirname(uri), path, (each) => read(each) !== undefined);
  if (file === undefined) notes.add(`\`${path}\` is not in the workspace`);
  return file;
}

/** True where the path meant a folder, and `file` is the kustomization in it. */
function isFolder(file: string, path: string): boolean {
  const [last = ''] = path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .slice(-1);
  return last === '' || last === '..' || !file.endsWith(`/${last}`);
}

function inRange(uri: string, path: string, read: Read): string | undefined {
  if (path.includes('\n')) return undefined;
  const file = fileAt(dirname(uri), path, (each) => read(each) !== undefined);
  return file === undefined ? undefined : read(file);
}

/** In the order of kustomize. */
function transform(
  resources: readonly Resource[],
  kustomization: TreeMap,
  context: PatchContext,
): readonly Resource[] {
  const renamed = applyPatches(resources, kustomization, context).map((resource) =>
    applyLabels(applyAffixes(applyNamespace(resource, kustomization), kustomization), kustomization),
  );
  return applyJsonPatches(renamed, kustomization, context).map((resource) =>
    applyImages(applyReplicas(resource, kustomization), kustomization),
  );
}

/** For other tools: kustomize leaves it out. */
function isLocal(tree: TreeMap): boolean {
  const local = 'config.kubernetes.io/local-config';
  return textAt(tree, 'metadata', 'annotations', local) === 'true';
}
