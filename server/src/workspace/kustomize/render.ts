/**
 * What a kustomization makes of the files that it reaches: a projection of our own, without Go, exact for names,
 * namespaces, labels, selectors, ports and patches. What is not followed is said in `incomplete`.
 */
import type { Region } from '../../kinds/object';
import { isNull } from '../../syntax/node';
import { fileAt } from '../kustomizationPaths';
import { dirname } from '../paths';
import { applyImages, applyReplicas } from './amounts';
import { applyLabels } from './labels';
import { followNames } from './nameReferences';
import { applyAffixes, applyNamespace } from './names';
import { generatedBy } from './generators';
import type { Memory, Outcome } from './memory';
import { applyPatch, jsonPatchesOf, type Patch, type PatchContext, patchesOf, type Trees } from './patches';
import { type Resource, resourcesOf } from './resource';
import type { SourceDocument, Sources } from './sources';
import { at, isMap, textAt, textsAt, type TreeMap } from './tree';

export interface Rendered {
  /** In the order of the files; `tree` is the whole object. */
  readonly objects: readonly Resource[];
  /** Why there may be more, or other objects; empty where all is known. */
  readonly incomplete: readonly string[];
  /** Of all documents that were read, in order: the places of the trees are in them. */
  readonly regions: readonly Region[];
  /** Files whose objects it deploys. */
  readonly files: ReadonlySet<string>;
}

/** What makes or changes objects in ways that are not followed. */
const UNFOLLOWED = [
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
export function renderKustomization(uri: string, sources: Sources): Rendered {
  const notes = new Set<string>();
  const regions = new Set<Region>();
  const files = new Set<string>();
  const noted = <Documents extends readonly SourceDocument[] | undefined>(
    documents: Documents,
  ): Documents => {
    for (const { region } of documents ?? []) regions.add(region);
    return documents;
  };
  const noting: Sources = {
    has: sources.has,
    documents: (file) => noted(sources.documents(file)),
    inside: (text, of) => noted(sources.inside(text, of)),
    memory: sources.memory,
  };
  const resources = accumulate(uri, [], { sources: noting, notes, files, chain: [], visits: [] });
  const kept = resources.filter(({ tree }) => !isLocal(tree));
  return {
    objects: followNames(kept, sources.memory),
    incomplete: [...notes],
    files,
    regions: [...regions].toSorted((a, b) => a.start - b.start),
  };
}

interface Walk {
  readonly sources: Sources;
  readonly notes: Set<string>;
  readonly files: Set<string>;
  /** Kustomizations above this one. */
  readonly chain: readonly string[];
  /** All that were reached so far. */
  readonly visits: string[];
}

/** `before`: what a component starts from, as it changes the objects of the kustomization that names it. */
function accumulate(uri: string, before: readonly Resource[], walk: Walk): readonly Resource[] {
  const source = walk.sources.documents(uri)?.find(({ root }) => isMap(root));
  const kustomization = source?.root;
  const again = walk.chain.includes(uri) || walk.visits.length >= MAX_VISITS;
  if (!source || !isMap(kustomization) || source.broken || again) {
    walk.notes.add(`\`${uri}\` cannot be followed`);
    return before;
  }
  for (const field of UNFOLLOWED)
    if (at(kustomization, field) !== undefined) walk.notes.add(`it uses \`${field}\``);
  walk.visits.push(uri);
  const { memory } = walk.sources;
  const inner: Walk = { ...walk, chain: [...walk.chain, uri] };
  const paths = [...textsAt(kustomization, 'resources'), ...textsAt(kustomization, 'bases')];
  const own = paths.flatMap(({ value }) => load(uri, value, inner));
  const withComponents = textsAt(kustomization, 'components').reduce<readonly Resource[]>(
    (current, path) => {
      const component = locate(uri, path.value, inner);
      return component === undefined ? current : accumulate(component, current, inner);
    },
    [...before, ...own],
  );
  const generated = memory.generated(source, () => generatedBy(source, kustomization));
  return transform([...withComponents, ...generated], kustomization, memory, {
    atPath: (path) => {
      const file = path.includes('\n') ? undefined : fileAt(dirname(uri), path, walk.sources.has);
      const found = file === undefined ? undefined : walk.sources.documents(file);
      return found && { trees: treesOf(found) };
    },
    inText: (text) => treesOf(walk.sources.inside(text, source)),
    note: (reason) => walk.notes.add(reason),
  });
}

function treesOf(documents: readonly SourceDocument[]): Trees {
  if (documents.some(({ broken }) => broken)) return undefined;
  return documents.flatMap(({ root }) => (root && !isNull(root) ? root : []));
}

function load(uri: string, path: string, walk: Walk): readonly Resource[] {
  const file = locate(uri, path, walk);
  if (file === undefined) return [];
  if (isFolder(file, path)) return accumulate(file, [], walk);
  const documents = walk.sources.documents(file) ?? [];
  walk.files.add(file);
  if (documents.some(({ broken }) => broken)) walk.notes.add(`\`${path}\` does not parse`);
  return documents.flatMap((document) => walk.sources.memory.written(document, () => resourcesOf(document)));
}

function locate(uri: string, path: string, { sources, notes }: Walk): string | undefined {
  const file = fileAt(dirname(uri), path, sources.has);
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

function transform(
  resources: readonly Resource[],
  kustomization: TreeMap,
  memory: Memory,
  context: PatchContext,
): readonly Resource[] {
  const before = patchesOf(kustomization, context);
  const after = jsonPatchesOf(kustomization, context);
  const outcomes = memory.outcomes(
    kustomization,
    [...before, ...after].flatMap(({ trees }) => trees),
  );
  return resources.flatMap((resource) => {
    const outcome = outcomes.get(resource) ?? transformOne(resource, kustomization, before, after);
    outcomes.set(resource, outcome);
    for (const reason of outcome.notes) context.note(reason);
    return outcome.resources;
  });
}

/** In the order of kustomize. */
function transformOne(
  resource: Resource,
  kustomization: TreeMap,
  before: readonly Patch[],
  after: readonly Patch[],
): Outcome {
  const notes: string[] = [];
  const patch = (resources: readonly Resource[], patches: readonly Patch[]): readonly Resource[] =>
    patches.reduce((current, each) => applyPatch(current, each, (reason) => notes.push(reason)), resources);
  const renamed = patch([resource], before).map((each) =>
    applyLabels(applyAffixes(applyNamespace(each, kustomization), kustomization), kustomization),
  );
  const resources = patch(renamed, after).map((each) =>
    applyImages(applyReplicas(each, kustomization), kustomization),
  );
  return { resources, notes };
}

/** For other tools: kustomize leaves it out. */
function isLocal(tree: TreeMap): boolean {
  const local = 'config.kubernetes.io/local-config';
  return textAt(tree, 'metadata', 'annotations', local) === 'true';
}
