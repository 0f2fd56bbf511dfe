/**
 * What a workspace deploys: the objects that its leaf kustomizations render, and Helm the releases of charts, beside
 * those of plain files. Kept from one snapshot to the next; an edit renders those again that reach the edited file, and
 * no others.
 */
import type { KubeObject } from '../kinds/object';
import { releaseKey } from './helm/release';
import { type RenderedRelease, renderRelease } from './helm/renderRelease';
import { TemplateTrees } from './helm/templateTrees';
import { reindexed } from './indexing';
import { KUSTOMIZATION_NAMES } from './kustomizationPaths';
import { homeOfRendered } from './kustomize/regions';
import { type RenderedKustomization, renderUnit } from './kustomize/renderUnit';
import { SourceCache } from './kustomize/sourceCache';
import type { Intern } from './kustomize/sources';
import type { Layout, Unit } from './layout';
import { PersistentMap } from './persistentMap';
import type { SnapshotParts } from './snapshot';

type Workspace = Pick<SnapshotParts, 'files' | 'index' | 'layout' | 'kinds' | 'renderings'>;

type RenderedUnit = RenderedKustomization | RenderedRelease;

/** The parts of a snapshot that differ from those of the files. */
export type Deployed = Pick<SnapshotParts, 'index' | 'layout' | 'made'>;

interface State {
  readonly workspace: Workspace;
  /** By their folders. */
  readonly units: ReadonlyMap<string, RenderedUnit>;
  /** Folders of those that read a file. */
  readonly readers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly deployed: Deployed;
}

export class Deployments {
  readonly #cache: SourceCache;
  readonly #trees: TemplateTrees;
  #state: State | undefined;

  constructor(intern: Intern, cache = new SourceCache(intern), trees = new TemplateTrees(intern)) {
    this.#cache = cache;
    this.#trees = trees;
  }

  /** Another one that knows what this one knows: for a copy of the workspace. */
  fork(): Deployments {
    const fork = new Deployments((value) => value, this.#cache, this.#trees);
    fork.#state = this.#state;
    return fork;
  }

  /** What `workspace` deploys. */
  at(workspace: Workspace): Deployed {
    const before = this.#state?.workspace.kinds === workspace.kinds ? this.#state : undefined;
    const isSame = before?.workspace.layout === workspace.layout;
    const next = (isSame ? this.#edited(before, workspace) : undefined) ?? this.#arranged(workspace, before);
    this.#state = next;
    return next.deployed;
  }

  /** Everything anew, but for units whose files are as they were. */
  #arranged(workspace: Workspace, before: State | undefined): State {
    const { layout } = workspace;
    const units = new Map<string, RenderedUnit>();
    for (const unit of layout.leaves) {
      const known = before?.units.get(unit.id);
      const rendered = isCurrent(known, unit, workspace) ? known : this.#render(workspace, unit, known);
      if (rendered) units.set(unit.id, rendered);
    }
    const all = [...units.values()];
    const readers = readersOf(units);
    const raw = [...new Set(all.flatMap((unit) => [...unit.files]))].flatMap((uri) =>
      objectsIn(workspace, uri),
    );
    const rendered = all.flatMap(({ objects }) => objects);
    const deployed = {
      index: reindexed(workspace.index, raw, rendered, homeIn(layout)),
      layout: deployedLayout(layout, units),
      made: PersistentMap.empty<readonly KubeObject[]>().with(madeFrom([...readers.keys()], units, readers)),
    };
    return { workspace, units, readers, deployed };
  }

  /** What follows from edits of files. Undefined where units come to read other files. */
  #edited(before: State, workspace: Workspace): State | undefined {
    const { files, layout } = workspace;
    const changed = [...files.changedSince(before.workspace.files)];
    const stale = new Set([
      ...changed.flatMap((uri) => [...(before.readers.get(uri) ?? [])]),
      ...rerendered(before.workspace, workspace),
    ]);
    const units = new Map(before.units);
    for (const unit of layout.leaves) {
      if (!stale.has(unit.id)) continue;
      const old = before.units.get(unit.id);
      const fresh = this.#render(workspace, unit, old);
      if (!old || !fresh || !sameFiles(old, fresh)) return undefined;
      units.set(unit.id, fresh);
    }
    const plain = changed.filter((uri) => !isDeployed(uri, before));
    const objectsOf = (from: Workspace, rendered: State['units']): readonly KubeObject[] => [
      ...plain.flatMap((uri) => objectsIn(from, uri)),
      ...[...stale].flatMap((id) => rendered.get(id)?.objects ?? []),
    ];
    const uris = new Set([...stale].flatMap((id) => [...(units.get(id)?.reads.keys() ?? [])]));
    const { index, made } = before.deployed;
    const deployed = {
      index: reindexed(
        index,
        objectsOf(before.workspace, before.units),
        objectsOf(workspace, units),
        homeIn(layout),
      ),
      layout: sameOpenness(stale, before.units, units)
        ? before.deployed.layout
        : deployedLayout(layout, units),
      made: made.with(madeFrom([...uris], units, before.readers, made)),
    };
    return { workspace, units, readers: before.readers, deployed };
  }

  #render(
    { files, kinds, renderings }: Workspace,
    unit: Unit,
    before: RenderedUnit | undefined,
  ): RenderedUnit | undefined {
    if (unit.release) {
      const rendering = renderings.get(releaseKey(unit.release));
      const same = before?.type === 'release' ? before : undefined;
      return rendering && renderRelease(unit, rendering, { files, kinds, trees: this.#trees }, same);
    }
    const uri = KUSTOMIZATION_NAMES.map((name) => `${unit.id}/${name}`).find((each) => files.get(each));
    if (uri === undefined) return undefined;
    const same = before?.type === 'kustomization' ? before : undefined;
    return renderUnit(uri, unit, { files, kinds, cache: this.#cache }, same);
  }
}

/** True where `known` is what `unit` would be rendered to. */
function isCurrent(
  known: RenderedUnit | undefined,
  { release, files = [] }: Unit,
  workspace: Workspace,
): known is RenderedUnit {
  if (!known || [...known.reads].some(([uri, facts]) => workspace.files.get(uri) !== facts)) return false;
  const rendering = release && workspace.renderings.get(releaseKey(release));
  const before = known.type === 'release' ? known.rendering : undefined;
  return rendering === before && files.every((uri) => known.reads.has(uri));
}

/** Releases that Helm has rendered anew. */
function rerendered(before: Workspace, { layout, renderings }: Workspace): readonly string[] {
  if (renderings === before.renderings) return [];
  const isAnother = ({ release }: Unit): boolean => {
    const key = release && releaseKey(release);
    return key !== undefined && renderings.get(key) !== before.renderings.get(key);
  };
  return layout.leaves.filter(isAnother).map(({ id }) => id);
}

function readersOf(units: State['units']): Map<string, Set<string>> {
  const readers = new Map<string, Set<string>>();
  for (const [id, { reads }] of units) {
    for (const uri of reads.keys()) {
      const known = readers.get(uri);
      if (known) known.add(id);
      else readers.set(uri, new Set([id]));
    }
  }
  return readers;
}

/** True where rendered objects stand in for those of the file. */
function isDeployed(uri: string, { readers, units }: State): boolean {
  return [...(readers.get(uri) ?? [])].some((id) => units.get(id)?.files.has(uri));
}

function sameFiles(a: RenderedUnit, b: RenderedUnit): boolean {
  const isEqual = (
    one: Iterable<string>,
    other: { has(uri: string): boolean; readonly size: number },
  ): boolean => {
    const all = [...one];
    return all.length === other.size && all.every((uri) => other.has(uri));
  };
  return isEqual(a.files, b.files) && isEqual(a.reads.keys(), b.reads);
}

function sameOpenness(ids: ReadonlySet<string>, before: State['units'], after: State['units']): boolean {
  const openness = (units: State['units'], id: string): string => units.get(id)?.open.join('\n') ?? '';
  return [...ids].every((id) => openness(before, id) === openness(after, id));
}

function objectsIn({ files, layout }: Workspace, uri: string): readonly KubeObject[] {
  if (!layout.isManifest(uri)) return [];
  return files.get(uri)?.documents.flatMap(({ objects }) => objects) ?? [];
}

function homeIn(layout: Layout) {
  return ({ document }: KubeObject): string => document.origins?.home ?? layout.homeOf(document.uri);
}

/** Objects that have a value from each of `uris`, by units; a list that is as it was in `before` is the same one. */
function* madeFrom(
  uris: readonly string[],
  units: State['units'],
  readers: State['readers'],
  before?: Deployed['made'],
): Generator<[string, readonly KubeObject[] | undefined]> {
  for (const uri of uris) {
    const lists = [...(readers.get(uri) ?? [])].flatMap((id) => {
      const list = units.get(id)?.byFile.get(uri);
      return list ? [list] : [];
    });
    const list = lists.length > 0 ? lists.flat() : undefined;
    const old = before?.get(uri);
    const isSame = list && old?.length === list.length && list.every((object, at) => object === old[at]);
    yield [uri, isSame ? old : list];
  }
}

/** `layout` with the units of rendered objects; those of other files beside them hold these, too. */
function deployedLayout(layout: Layout, units: State['units']): Layout {
  const rendered = new Map<string, Unit>();
  const known = new Map<Unit, Unit>();
  for (const unit of layout.leaves) {
    const home = homeOfRendered(unit);
    const found = units.get(unit.id);
    if (!found) continue;
    const stale = found.type === 'release' && found.stale;
    rendered.set(home, { ...unit, homes: [home], open: found.open, ...(stale && { stale }) });
    known.set(unit, { ...unit, homes: [...unit.homes, home] });
  }
  return {
    ...layout,
    unitsOf: (uri) => layout.unitsOf(uri).map((unit) => known.get(unit) ?? unit),
    renderedUnit: (home) => rendered.get(home),
  };
}
