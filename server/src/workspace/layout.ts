/**
 * How the files of a workspace form units of deployment: sets of objects that are applied together.
 * 1. a leaf kustomization (one that no other refers to), with all that it reaches; 2. a Helm chart;
 * 3. otherwise the folder. A file belongs to one home (its chart, or its folder); a unit is a set of homes. Flux and
 * Argo CD give namespaces to what they deploy (`gitops.ts`).
 */
import { isKnown } from '../syntax/node';
import { type Gitops, gitopsOf, gitopsSignature } from './gitops';
import type { FileFacts } from './file';
import type { Release } from './helm/release';
import { releaseUnits } from './helm/releaseUnits';
import { ancestors, basename, dirname, join } from './paths';

export interface Unit {
  /** URI of the folder that stands for the unit. */
  readonly id: string;
  readonly kind: 'kustomization' | 'chart' | 'directory';
  /** Folders whose files belong to the unit. */
  readonly homes: readonly string[];
  /** Why objects may exist that the files do not show; empty where the files show them all. */
  readonly open: readonly string[];
  /** Of a chart that Helm has rendered: what is installed, and the files that it is rendered from. */
  readonly release?: Release;
  readonly files?: readonly string[];
  /** True where those have changed since: nothing of it may be reported. */
  readonly stale?: boolean;
}

export interface Layout {
  homeOf(uri: string): string;
  /** Units that hold the file, never empty. */
  unitsOf(uri: string): readonly Unit[];
  /** What is rendered: all leaf kustomizations, and the releases of charts. */
  readonly leaves: readonly Unit[];
  /**
   * The namespace that kustomizations, also Flux's, give to the file's objects, whatever is written; undefined where none does.
   * Its value is undefined where the units differ. Only those among `within` count, where that is said.
   */
  namespaceOf(uri: string, within?: readonly Unit[]): GivenNamespace | undefined;
  /** The namespace that Flux gives to what `unit` renders, whatever the kustomization does. */
  namespaceOfRendered(unit: Unit): GivenNamespace | undefined;
  /** The namespace that objects in `units` get which name none. */
  namespaceOfUnnamed(units: readonly Unit[]): string | undefined;
  readonly gitops: Gitops;
  /** False for patches, values and kustomizations: they are no objects. */
  isManifest(uri: string): boolean;
  /** True where a kustomization refers to `uri`, whether the file is there or not. */
  isReferred(uri: string): boolean;
  /** True for what a release is rendered from, likewise. */
  isReleased(uri: string): boolean;
  /** The unit whose rendered objects have the home `home`; undefined for those of files. */
  renderedUnit(home: string): Unit | undefined;
}

export interface GivenNamespace {
  readonly value: string | undefined;
}

/** True where a change of the file from `before` to `after` may change the layout. */
export function shapesLayout(
  uri: string,
  before: FileFacts | undefined,
  after: FileFacts | undefined,
): boolean {
  if (basename(uri) === 'Chart.yaml' || before?.kustomization || after?.kustomization) return true;
  return gitopsSignature(before) !== gitopsSignature(after);
}

/** `releases`: of charts that Helm has rendered. */
export function buildLayout(files: Iterable<FileFacts>, releases: readonly Release[] = []): Layout {
  const all = [...files];
  const kustomizations = all.filter((file) => file.kustomization);
  const charts = outermostCharts(all);
  const homes = new Map<string, string>();
  const homesOfFolders = new Map<string, string>();
  const homeOf = (uri: string): string => {
    const known = homes.get(uri);
    if (known !== undefined) return known;
    const folder = dirname(uri);
    const home = homesOfFolders.get(folder) ?? chartAbove(folder, charts) ?? folder;
    homesOfFolders.set(folder, home);
    homes.set(uri, home);
    return home;
  };
  const gitops = gitopsOf(all);
  const graph = buildGraph(kustomizations, new Set(all.map((file) => file.uri)), homeOf, gitops);
  const released = releaseUnits(
    releases,
    all.map(({ uri }) => uri),
    homeOf,
  );
  const leaves = [...graph.leaves, ...released];
  const unitsByHome = byHome(leaves);
  const releasedHomes = new Set(released.flatMap(({ homes }) => homes));
  const values = new Set(
    released.flatMap(({ release }) => [...(release?.values ?? []), ...(release?.by?.files ?? [])]),
  );
  const plain = new Map<string, readonly Unit[]>();
  const unitsOf = (uri: string): readonly Unit[] => {
    const home = homeOf(uri);
    const found = plain.get(home) ?? unitsByHome.get(home);
    if (found) return found;
    const chart = charts.has(home);
    const open = chart ? ['Helm renders it'] : [];
    const units: readonly Unit[] = [{ id: home, kind: chart ? 'chart' : 'directory', homes: [home], open }];
    plain.set(home, units);
    return units;
  };
  return {
    homeOf,
    unitsOf,
    gitops,
    leaves,
    namespaceOf(uri, within) {
      const home = homeOf(uri);
      if (!graph.namespacesByHome.has(home))
        return merge(charts.has(home) ? [] : gitops.namespacesForAll(home));
      return within
        ? mergeNamespaces(graph.namespacesByHome.get(home), within)
        : graph.namespaceByHome.get(home);
    },
    namespaceOfRendered: ({ id, release }) => (release ? undefined : merge(gitops.namespacesForAll(id))),
    namespaceOfUnnamed: (units) =>
      merge(
        units.flatMap(({ id, release }) => {
          if (release?.namespace !== undefined) return [release.namespace];
          const given = gitops.namespacesForUnnamed(release?.chart ?? id);
          return given.length > 0 ? given : [undefined];
        }),
      )?.value,
    isManifest: (uri) => !graph.patches.has(uri) && !isValuesFile(uri, homeOf(uri), charts),
    isReferred: (uri) => graph.referred.has(uri),
    isReleased: (uri) => values.has(uri) || releasedHomes.has(homeOf(uri)),
    renderedUnit: () => undefined,
  };
}

/** `values*.yaml` of a chart hold what its templates are filled with. */
function isValuesFile(uri: string, home: string, charts: ReadonlySet<string>): boolean {
  return charts.has(home) && /^values.*\.ya?ml$/.test(basename(uri));
}

/** Folders with a Chart.yaml, without the charts inside of other charts. */
function outermostCharts(files: readonly FileFacts[]): ReadonlySet<string> {
  const folders = new Set(
    files.filter((file) => basename(file.uri) === 'Chart.yaml').map((file) => dirname(file.uri)),
  );
  return new Set([...folders].filter((folder) => chartAbove(dirname(folder), folders) === undefined));
}

function chartAbove(folder: string, charts: ReadonlySet<string>): string | undefined {
  if (charts.size === 0) return undefined;
  for (const ancestor of ancestors(folder)) if (charts.has(ancestor)) return ancestor;
  return undefined;
}

interface Graph {
  readonly leaves: readonly Unit[];
  readonly namespacesByHome: ReadonlyMap<string, NamespacesByUnit>;
  readonly namespaceByHome: ReadonlyMap<string, GivenNamespace>;
  readonly patches: ReadonlySet<string>;
  readonly referred: ReadonlySet<string>;
}

/** What each leaf makes of the namespace of one home: several, where it reaches it in several ways. */
type NamespacesByUnit = ReadonlyMap<Unit, ReadonlySet<string | undefined>>;

interface Node {
  readonly folder: string;
  readonly namespace: string | undefined;
  readonly homes: ReadonlySet<string>;
  readonly children: readonly string[];
  readonly open: readonly string[];
}

function buildGraph(
  files: readonly FileFacts[],
  known: ReadonlySet<string>,
  homeOf: (uri: string) => string,
  gitops: Gitops,
): Graph {
  const folders = new Set(files.map((file) => dirname(file.uri)));
  const patches = new Set<string>();
  const referred = new Set<string>();
  const nodes = new Map<string, Node>();
  for (const { uri, kustomization } of files) {
    const folder = dirname(uri);
    if (!kustomization) continue;
    for (const text of kustomization.patches) patches.add(join(folder, text.value));
    const homes = new Set([homeOf(uri)]);
    const children: string[] = [];
    const open = [...kustomization.open];
    for (const { value } of kustomization.resources) {
      const target = join(folder, value);
      referred.add(target);
      if (folders.has(target)) children.push(target);
      else if (known.has(target)) homes.add(homeOf(target));
      else open.push(`\`${value}\` is not in the workspace`);
    }
    const namespace = isKnown(kustomization.namespace) ? kustomization.namespace.value : undefined;
    nodes.set(folder, { folder, namespace, homes, children, open });
  }
  const leaves = leavesOf(nodes).map((leaf) => unitOf(leaf, nodes));
  const namespacesByHome = namespacesOf(leaves, nodes, gitops);
  return {
    leaves,
    namespacesByHome,
    namespaceByHome: mergeAll(namespacesByHome),
    patches,
    referred: new Set([...referred, ...patches]),
  };
}

/** What each leaf makes of the namespaces of the homes that it reaches: Flux wins, then the outermost kustomization. */
function namespacesOf(
  leaves: readonly Unit[],
  nodes: ReadonlyMap<string, Node>,
  gitops: Gitops,
): ReadonlyMap<string, NamespacesByUnit> {
  const given = new Map<string, Map<Unit, Set<string | undefined>>>();
  for (const leaf of leaves) {
    const seen = new Set<string>();
    const walk = (folder: string, outer: string | undefined): void => {
      const node = nodes.get(folder);
      const namespace = outer ?? node?.namespace;
      const visit = `${folder}\n${namespace ?? ''}`;
      if (!node || seen.has(visit)) return;
      seen.add(visit);
      for (const home of node.homes) {
        const byUnit = given.get(home) ?? new Map<Unit, Set<string | undefined>>();
        given.set(home, byUnit.set(leaf, (byUnit.get(leaf) ?? new Set()).add(namespace)));
      }
      for (const child of node.children) walk(child, namespace);
    };
    const outermost = gitops.namespacesForAll(leaf.id);
    for (const outer of outermost.length > 0 ? outermost : [undefined]) walk(leaf.id, outer);
  }
  return given;
}

function mergeAll(byHome: ReadonlyMap<string, NamespacesByUnit>): ReadonlyMap<string, GivenNamespace> {
  const merged = new Map<string, GivenNamespace>();
  for (const [home, namespaces] of byHome) {
    const found = mergeNamespaces(namespaces);
    if (found) merged.set(home, found);
  }
  return merged;
}

function mergeNamespaces(
  byUnit: NamespacesByUnit = new Map(),
  within?: readonly Unit[],
): GivenNamespace | undefined {
  const units = [...byUnit].filter(([unit]) => !within || within.includes(unit));
  return merge(units.flatMap(([, namespaces]) => [...namespaces]));
}

function merge(namespaces: readonly (string | undefined)[]): GivenNamespace | undefined {
  const [value, ...others] = new Set(namespaces);
  if (others.length > 0) return { value: undefined };
  return value === undefined ? undefined : { value };
}

function leavesOf(nodes: ReadonlyMap<string, Node>): readonly Node[] {
  const referred = new Set(
    [...nodes.values()].flatMap((node) => node.children.filter((child) => child !== node.folder)),
  );
  return [...nodes.values()].filter((node) => !referred.has(node.folder));
}

function unitOf(leaf: Node, nodes: ReadonlyMap<string, Node>): Unit {
  const reached = reach(leaf, nodes);
  const homes = [...new Set(reached.flatMap((node) => [...node.homes]))];
  const open = [...new Set(reached.flatMap((node) => node.open))];
  return { id: leaf.folder, kind: 'kustomization', homes, open };
}

/** The leaves under each home that they reach. */
function byHome(leaves: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const found = new Map<string, Unit[]>();
  for (const leaf of leaves) {
    for (const home of leaf.homes) {
      const units = found.get(home);
      if (units) units.push(leaf);
      else found.set(home, [leaf]);
    }
  }
  return found;
}

function reach(leaf: Node, nodes: ReadonlyMap<string, Node>): readonly Node[] {
  const seen = new Set<Node>([leaf]);
  for (const node of seen) {
    for (const child of node.children) {
      const next = nodes.get(child);
      if (next) seen.add(next);
    }
  }
  return [...seen];
}
