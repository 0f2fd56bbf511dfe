/**
 * What a workspace deploys: the objects that its leaf kustomizations render, beside those of plain files. Kept from one
 * snapshot to the next; an edit renders the kustomizations again that reach the edited file, and no others.
 */
import type { KubeObject } from '../kinds/object';
import type { FileFacts } from './file';
import { reindexed } from './indexing';
import { KUSTOMIZATION_NAMES } from './kustomizationPaths';
import { homeOfRendered, type RenderedUnit, renderUnit } from './kustomize/renderUnit';
import { SourceCache } from './kustomize/sourceCache';
import type { Intern } from './kustomize/sources';
import type { Layout, Unit } from './layout';
import { PersistentMap } from './persistentMap';
import { opennessOf, opennessOfObject, type SnapshotParts } from './snapshot';

type Workspace = Pick<SnapshotParts, 'files' | 'index' | 'layout' | 'kinds'>;

/** The parts of a snapshot that differ from those of the files. */
export type Deployed = Pick<SnapshotParts, 'index' | 'layout' | 'made'>;

interface State {
  readonly workspace: Workspace;
  readonly units: ReadonlyMap<string, RenderedUnit>;
  /** Files of which the objects are replaced. */
  readonly replaced: ReadonlySet<string>;
  readonly deployed: Deployed;
}

export class Deployments {
  readonly #cache: SourceCache;
  #state: State | undefined;

  constructor(intern: Intern) {
    this.#cache = new SourceCache(intern);
  }

  /** What `workspace` deploys. */
  at(workspace: Workspace): Deployed {
    const before = this.#state;
    const units = this.#render(workspace, before);
    const replaced = new Set([...units.values()].flatMap(({ files }) => [...files]));
    const isSame = before?.workspace.layout === workspace.layout && isEqual(before.replaced, replaced);
    const layout = layoutOf(workspace, units, isSame ? before : undefined);
    const next = { workspace, units, replaced };
    const deployed = isSame ? patched(before, next, layout) : built(next, layout);
    this.#state = { ...next, deployed };
    return deployed;
  }

  #render({ files, layout, kinds }: Workspace, before: State | undefined): State['units'] {
    const reuse = before?.workspace.kinds === kinds ? before : undefined;
    const changed = reuse ? [...files.changedSince(reuse.workspace.files)] : [];
    const units = new Map<string, RenderedUnit>();
    for (const unit of layout.leaves) {
      const known = reuse?.units.get(unit.id);
      if (known && !changed.some((uri) => known.reads.has(uri))) units.set(unit.id, known);
      else {
        const uri = KUSTOMIZATION_NAMES.map((name) => `${unit.id}/${name}`).find((each) => files.get(each));
        const settings = { files, kinds, cache: this.#cache };
        if (uri !== undefined) units.set(unit.id, renderUnit(uri, unit, settings, known));
      }
    }
    return units;
  }
}

type Next = Omit<State, 'deployed'>;

function built({ workspace, units, replaced }: Next, layout: Layout): Deployed {
  const raw = [...replaced].flatMap((uri) => objectsIn(workspace, uri));
  const rendered = [...units.values()].flatMap(({ objects }) => objects);
  const uris = new Set([...units.values()].flatMap(({ reads }) => [...reads.keys()]));
  return {
    index: reindexed(workspace.index, raw, rendered, homeIn(layout)),
    layout,
    made: PersistentMap.empty<readonly KubeObject[]>().with(madeFrom(uris, { workspace, units }, undefined)),
  };
}

/** The index of before, with the plain files that changed and the objects that are rendered anew. */
function patched(before: State, next: Next, layout: Layout): Deployed {
  const fresh = [...next.units].filter(([id, unit]) => before.units.get(id) !== unit);
  const old = fresh.flatMap(([id]) => before.units.get(id) ?? []);
  const plain = [...next.workspace.files.changedSince(before.workspace.files)].filter(
    (uri) => !next.replaced.has(uri),
  );
  const objectsOf = (workspace: Workspace, units: readonly RenderedUnit[]): readonly KubeObject[] => [
    ...plain.flatMap((uri) => objectsIn(workspace, uri)),
    ...units.flatMap(({ objects }) => objects),
  ];
  const made = fresh.map(([, unit]) => unit);
  const uris = new Set([...old, ...made].flatMap(({ reads }) => [...reads.keys()]));
  return {
    index: reindexed(
      before.deployed.index,
      objectsOf(before.workspace, old),
      objectsOf(next.workspace, made),
      homeIn(layout),
    ),
    layout,
    made: before.deployed.made.with(madeFrom(uris, next, before.deployed.made)),
  };
}

function objectsIn({ files, layout }: Workspace, uri: string): readonly KubeObject[] {
  if (!layout.isManifest(uri)) return [];
  return files.get(uri)?.documents.flatMap(({ objects }) => objects) ?? [];
}

function homeIn(layout: Layout) {
  return ({ document }: KubeObject): string => document.origins?.home ?? layout.homeOf(document.uri);
}

/** Objects that have a value from each of `uris`, in the order of the units; lists that stay the same are the same. */
function* madeFrom(
  uris: ReadonlySet<string>,
  { workspace, units }: Pick<State, 'workspace' | 'units'>,
  before: Deployed['made'] | undefined,
): Generator<[string, readonly KubeObject[] | undefined]> {
  const found = new Map<string, KubeObject[]>();
  for (const { reads, objects } of units.values()) {
    for (const uri of reads.keys()) {
      if (uris.has(uri) && workspace.files.get(uri) && !found.has(uri)) found.set(uri, []);
    }
    for (const object of objects) {
      for (const uri of sourcesOf(object)) found.get(uri)?.push(object);
    }
  }
  for (const uri of uris) {
    const [list, old] = [found.get(uri), before?.get(uri)];
    const same = list && old?.length === list.length && list.every((object, at) => object === old[at]);
    yield [uri, same ? old : list];
  }
}

/** URIs of the files that decide values of a rendered object. */
function sourcesOf({ document }: KubeObject): ReadonlySet<string> {
  return new Set((document.origins?.regions ?? []).map((region) => region.document.uri));
}

/** The layout in which rendered objects have their units; the one of `before` where nothing of it changed. */
function layoutOf({ layout, files }: Workspace, units: State['units'], before: State | undefined): Layout {
  const last = before?.deployed.layout;
  const rendered = new Map<string, Unit>();
  for (const unit of layout.leaves) {
    const home = homeOfRendered(unit);
    const found = units.get(unit.id);
    if (found) rendered.set(home, sameUnit(last?.renderedUnit(home), unit, home, openness(found, files)));
  }
  if (last && [...rendered].every(([home, unit]) => last.renderedUnit(home) === unit)) return last;
  const known = new Map<Unit, Unit>();
  const withRendered = (unit: Unit): Unit => {
    const home = homeOfRendered(unit);
    const own = unit.kind === 'kustomization' ? rendered.get(home) : undefined;
    const both = known.get(unit) ?? (own ? { ...unit, homes: [...unit.homes, home] } : unit);
    known.set(unit, both);
    return both;
  };
  return {
    ...layout,
    unitsOf: (uri) => layout.unitsOf(uri).map(withRendered),
    renderedUnit: (home) => rendered.get(home),
  };
}

function sameUnit(last: Unit | undefined, { id, kind }: Unit, home: string, open: readonly string[]): Unit {
  const isSame = last?.open.join('\n') === open.join('\n');
  return isSame ? last : { id, kind, homes: [home], open };
}

function openness(
  { incomplete, objects, files: own }: RenderedUnit,
  files: Workspace['files'],
): readonly string[] {
  const facts = [...own].flatMap((uri): readonly FileFacts[] => {
    const found = files.get(uri);
    return found ? [found] : [];
  });
  return [...new Set([...incomplete, ...facts.flatMap(opennessOf), ...objects.flatMap(opennessOfObject)])];
}

function isEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
