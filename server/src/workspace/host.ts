/** The one place where files enter and leave. Each change makes a new snapshot that shares what did not change. */
import type { KindTable } from '../kinds/customKinds';
import type { KubeObject } from '../kinds/object';
import { definitionFor } from '../kinds/registry';
import { type Deployed, Deployments } from './deployments';
import { type FileFacts, type Previous, readFacts } from './file';
import { releaseKey, type Rendering, type Renderings } from './helm/release';
import { type Index, reindexed } from './indexing';
import { keys } from './keys';
import { isKustomizationFile } from './kustomization';
import { buildLayout, type Layout, shapesLayout } from './layout';
import { fileOfPlain, type PlainFile } from './packedFile';
import { PersistentMap } from './persistentMap';
import { type ClusterSettings, DEFAULT_CLUSTER } from './settings';
import { opennessOf } from './openness';
import { Snapshot, type SnapshotParts } from './snapshot';
import { createIntern } from './strings';

/** Files whose text is remembered, so that the next edit of one decodes only what it changed. */
const REMEMBERED = 32;

export class Host {
  #files = PersistentMap.empty<FileFacts>();
  #index: Index = PersistentMap.empty();
  #openFiles = PersistentMap.empty<readonly FileFacts[]>();
  #layout: Layout = buildLayout([]);
  #settings: ClusterSettings;
  #kinds: KindTable;
  #renderings: Renderings = new Map();
  #snapshot: Snapshot | undefined;
  /** Kept while the layout is: with another, other things are asked for. */
  #carried = new Map<string, unknown>();
  readonly #changed = new Map<string, FileFacts | undefined>();
  readonly #remembered = new Map<string, Previous>();
  readonly #unread = new Set<string>();
  readonly #intern = createIntern();
  #deployments = new Deployments(this.#intern);

  constructor(settings: ClusterSettings = DEFAULT_CLUSTER, kinds: KindTable = definitionFor) {
    this.#settings = settings;
    this.#kinds = kinds;
  }

  /**
   * A host that goes on from `snapshot`, which stays as it is. `texts`: of files that are going to change, as the
   * snapshot knows them; their documents that stay the same are shared.
   */
  static from(snapshot: Snapshot, texts: ReadonlyMap<string, string>): Host {
    const { written = snapshot.parts } = snapshot.parts;
    const { files, index, openFiles, layout, settings, kinds, carried, deployments, renderings } = written;
    const host = new Host(settings, kinds);
    host.#files = files;
    host.#index = index;
    host.#openFiles = openFiles;
    host.#layout = layout;
    host.#renderings = renderings;
    host.#carried = new Map(carried);
    host.#deployments = deployments.fork();
    for (const [uri, text] of texts) {
      const facts = files.get(uri);
      if (facts) host.#remember(uri, { text, facts });
    }
    return host;
  }

  /** Sets what `uri` holds. `origin`: an edited file's text is remembered for the next edit. */
  setFile(uri: string, text: string, origin: 'disk' | 'editor' = 'disk'): void {
    const facts = readFacts(uri, text, this.#intern, this.#remembered.get(uri), this.#kinds);
    if (origin === 'editor') this.#remember(uri, { text, facts });
    this.#changed.set(uri, facts);
    this.#snapshot = undefined;
  }

  /** Sets what a file holds that was read before, with the same kinds. */
  setPlainFile(file: PlainFile): void {
    this.#changed.set(file.uri, fileOfPlain(file, this.#kinds));
    this.#snapshot = undefined;
  }

  removeFile(uri: string): void {
    this.#remembered.delete(uri);
    this.#changed.set(uri, undefined);
    this.#snapshot = undefined;
  }

  setSettings(settings: ClusterSettings): void {
    this.#settings = settings;
    this.#snapshot = undefined;
  }

  /** Sets how kinds are read. Returns the files that hold objects of a kind that is read otherwise now: set them again. */
  setKinds(kinds: KindTable): readonly string[] {
    const before = this.#kinds;
    this.#kinds = kinds;
    const isAnother = ({ apiVersion, kind }: KubeObject): boolean =>
      before(apiVersion.value, kind.value) !== kinds(apiVersion.value, kind.value);
    const files = [...this.snapshot().files()]
      .filter((file) => file.documents.some((document) => document.objects.some(isAnother)))
      .map((file) => file.uri);
    for (const uri of files) this.#remembered.delete(uri);
    this.#snapshot = undefined;
    return files;
  }

  /** Sets what Helm has rendered; those that are as they were are best the same objects. */
  setRenderings(renderings: readonly Rendering[]): void {
    this.snapshot();
    const releases = [...this.#renderings.values()].map(({ release }) => release);
    this.#renderings = new Map(renderings.map((each) => [releaseKey(each.release), each]));
    const after = [...this.#renderings.values()].map(({ release }) => release);
    if (JSON.stringify(releases) !== JSON.stringify(after)) this.#arrange();
    this.#snapshot = undefined;
  }

  /** The workspace as of now; the same object until something changes. */
  snapshot(): Snapshot {
    this.#snapshot ??= this.#build();
    return this.#snapshot;
  }

  #build(): Snapshot {
    if (this.#changed.size > 0) this.#apply();
    const files: Omit<SnapshotParts, 'deployed' | 'memo'> = {
      files: this.#files,
      index: this.#index,
      openFiles: this.#openFiles,
      layout: this.#layout,
      settings: this.#settings,
      kinds: this.#kinds,
      carried: this.#carried,
      made: PersistentMap.empty(),
      renderings: this.#renderings,
      deployments: this.#deployments,
    };
    return new Snapshot(withDeployed(files, () => this.#deployments.at(files)));
  }

  /** Files that something is rendered from, and whose texts were not kept when they were read: set them again. */
  unread(): readonly string[] {
    this.snapshot();
    return [...this.#unread];
  }

  #rendersFrom(uri: string): boolean {
    const { leaves, isReferred, isReleased } = this.#layout;
    return leaves.length > 0 && (isKustomizationFile(uri) || isReferred(uri) || isReleased(uri));
  }

  #apply(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    const before = changed.map(([uri]) => this.#files.get(uri));
    this.#files = this.#files.with(changed);
    for (const [uri] of changed) this.#unread.delete(uri);
    const reshaped = changed.some(([uri, facts], at) => shapesLayout(uri, before[at], facts));
    if (reshaped || changed.some(([uri, facts], at) => this.#comesOrGoes(uri, facts, before[at]))) {
      this.#arrange();
      return;
    }
    this.#keepTexts(changed.flatMap(([, facts]) => facts ?? []));
    this.#patch(
      before.filter((facts) => facts !== undefined),
      changed.flatMap(([uri]) => this.#files.get(uri) ?? []),
    );
  }

  /** Everything anew, as another layout has it. */
  #arrange(): void {
    const releases = [...this.#renderings.values()].map(({ release }) => release);
    this.#layout = buildLayout(this.#files.values(), releases);
    this.#carried = new Map();
    this.#keepTexts([...this.#files.values()]);
    this.#index = PersistentMap.empty();
    this.#openFiles = PersistentMap.empty();
    this.#patch([], [...this.#files.values()]);
  }

  /** Keeps the texts of those of `files` that something is rendered from, and no others. */
  #keepTexts(files: readonly FileFacts[]): void {
    const dropped: [string, FileFacts][] = [];
    for (const facts of files) {
      const { uri, text, skipped } = facts;
      const wanted = this.#rendersFrom(uri);
      if (text !== undefined && !wanted) dropped.push([uri, { ...facts, text: undefined }]);
      if (text === undefined && wanted && skipped === undefined) this.#unread.add(uri);
      else this.#unread.delete(uri);
    }
    this.#files = this.#files.with(dropped);
  }

  /** True where a file that something is rendered from, or in a folder that Flux or Argo CD may mean, appears or disappears. */
  #comesOrGoes(uri: string, facts: FileFacts | undefined, before: FileFacts | undefined): boolean {
    const { isReferred, isReleased, gitops } = this.#layout;
    const matters = (): boolean => isReferred(uri) || isReleased(uri) || gitops.mayLeadTo(uri);
    return (facts === undefined) !== (before === undefined) && matters();
  }

  /** Moves the index from `removed` to `added` files; objects that both share stay untouched. */
  #patch(removed: readonly FileFacts[], added: readonly FileFacts[]): void {
    const objectsIn = (files: readonly FileFacts[]): readonly KubeObject[] =>
      files.flatMap((file) => this.#objectsIn(file));
    this.#index = reindexed(this.#index, objectsIn(removed), objectsIn(added), this.#homeOf);
    this.#openFiles = this.#openFiles.with(this.#openChanges(removed, added));
  }

  #objectsIn(file: FileFacts): readonly KubeObject[] {
    return this.#layout.isManifest(file.uri) ? file.documents.flatMap((document) => document.objects) : [];
  }

  *#openChanges(
    removed: readonly FileFacts[],
    added: readonly FileFacts[],
  ): Generator<[string, readonly FileFacts[] | undefined]> {
    const changes = new Map<string, FileFacts[]>();
    const listOf = (file: FileFacts): FileFacts[] => {
      const key = keys.open(this.#layout.homeOf(file.uri));
      const list = changes.get(key) ?? [...(this.#openFiles.get(key) ?? [])];
      changes.set(key, list);
      return list;
    };
    for (const file of removed.filter(isOpen)) {
      const list = listOf(file);
      const at = list.indexOf(file);
      if (at >= 0) list.splice(at, 1);
    }
    for (const file of added.filter(isOpen)) listOf(file).push(file);
    for (const [key, list] of changes) yield [key, list.length > 0 ? list : undefined];
  }

  readonly #homeOf = (object: KubeObject): string => this.#layout.homeOf(object.document.uri);

  #remember(uri: string, previous: Previous): void {
    this.#remembered.delete(uri);
    this.#remembered.set(uri, previous);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }
}

/** `files` with the parts of what they deploy, which are made when somebody asks; the same where nothing is rendered. */
function withDeployed(
  files: Omit<SnapshotParts, 'deployed' | 'memo'>,
  deploy: () => Deployed,
): SnapshotParts {
  let known: SnapshotParts | undefined;
  const parts: SnapshotParts = {
    ...files,
    memo: new WeakMap(),
    deployed: () => {
      if (files.layout.leaves.length === 0) return parts;
      known ??= {
        ...parts,
        ...deploy(),
        memo: new WeakMap(),
        written: parts,
        deployed: () => known ?? parts,
      };
      return known;
    },
  };
  return parts;
}

function isOpen(file: FileFacts): boolean {
  return opennessOf(file).length > 0;
}
