/**
 * The workspace at one moment, immutable. Everything that a feature learns from it goes through `lookup`, which
 * a recording snapshot notes, so that a result can be kept until one of the things that it read has changed.
 */
import type { KindTable } from '../kinds/customKinds';
import type { Document, KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import type { Span } from '../syntax/span';
import type { Deployments } from './deployments';
import type { FileFacts } from './file';
import type { Renderings } from './helm/release';
import { keys } from './keys';
import { opennessOf } from './openness';
import { homeOfRendered, placeOf } from './kustomize/regions';
import type { Layout, Unit } from './layout';
import type { PersistentMap } from './persistentMap';
import { Posting } from './posting';
import { type ClusterSettings, settingsOf } from './settings';
import { Spellings } from './spellings';

/** A range of a file, in absolute offsets. */
export interface Location extends Span {
  readonly uri: string;
}

export interface SnapshotParts {
  readonly files: PersistentMap<FileFacts>;
  readonly index: PersistentMap<Posting>;
  readonly openFiles: PersistentMap<readonly FileFacts[]>;
  readonly layout: Layout;
  readonly settings: ClusterSettings;
  readonly kinds: KindTable;
  /** Leaf kustomizations whose view is taken of what they share with others; undefined: of all. */
  readonly seenFrom?: ReadonlySet<Unit>;
  /** What snapshots hand on to those after them, by name. */
  readonly carried: Map<string, unknown>;
  /** Rendered objects by the files that their values stand in; of files that no kustomization reaches none. */
  readonly made: PersistentMap<readonly KubeObject[]>;
  /** The same with rendered objects in place of those that they are rendered from. */
  readonly deployed: () => SnapshotParts;
  /** Of a deployed snapshot: those of the files as they are written. */
  readonly written?: SnapshotParts;
  /** Of charts, by the keys of the releases. */
  readonly renderings: Renderings;
  /** What makes the deployed parts, and shares with others what did not change. */
  readonly deployments: Deployments;
  readonly memo: Memo;
}

/** What a result was made from: each key read, and what was found there. */
export type Reads = Map<string, unknown>;

export type Memo = WeakMap<object, { readonly value: unknown; readonly reads: Reads }>;

/** Goes before the keys of what is read from the deployed snapshot. */
const DEPLOYED = 'D ';
/** Stands between a home and a key of its objects. */
const WITHIN = '\0';
/** What is read so often that the key is better not made each time. */
const WHOLE = new Map(['layout', 'settings', 'files'].map((key) => [key, DEPLOYED + key]));

export class Snapshot {
  readonly #parts: SnapshotParts;
  readonly #reads: Reads | undefined;
  readonly #prefix: string;

  constructor(parts: SnapshotParts, reads?: Reads, prefix = '') {
    this.#parts = parts;
    this.#reads = reads;
    this.#prefix = prefix;
  }

  /** What a host goes on from. Reading them is not noted. */
  get parts(): SnapshotParts {
    return this.#parts;
  }

  /** This snapshot, noting in `reads` what is asked of it. */
  recording(reads: Reads): Snapshot {
    return new Snapshot(this.#parts, reads, this.#prefix);
  }

  /**
   * The workspace as it is deployed: what each leaf kustomization renders, in place of the files that it renders it from.
   * The same snapshot where there is no kustomization.
   */
  get deployed(): Snapshot {
    const parts = this.#parts.deployed();
    return parts === this.#parts ? this : new Snapshot(parts, this.#reads, DEPLOYED);
  }

  /** True while a result with these reads is still what this snapshot would give. */
  isCurrent(reads: Reads): boolean {
    for (const [key, found] of reads) if (this.#read(key) !== found) return false;
    return true;
  }

  /** Notes these reads as its own where they are current, and says whether they are. */
  takeOver(reads: Reads): boolean {
    if (!this.isCurrent(reads)) return false;
    if (this.#reads) for (const [key, found] of reads) this.#reads.set(key, found);
    return true;
  }

  /**
   * What `compute` gave for `key` before; computed at most once for each snapshot, recording ones included, and
   * only from the snapshot that it is handed.
   */
  memo<Value>(key: object, compute: (snapshot: Snapshot) => Value): Value {
    const { memo } = this.#parts;
    let known = memo.get(key);
    if (!known) {
      const reads: Reads = new Map();
      known = { value: compute(new Snapshot(this.#parts, reads, this.#prefix)), reads };
      memo.set(key, known);
    }
    if (this.#reads) for (const [read, found] of known.reads) this.#reads.set(read, found);
    return known.value as Value;
  }

  /**
   * What `make` gives: with `name`, it is handed what it gave in some snapshot before, of which it may share what did not
   * change. Whether there is such a thing must make no difference but of speed.
   */
  carry<Value>(name: string, make: (before: Value | undefined) => Value): Value {
    const value = make(this.#parts.carried.get(name) as Value | undefined);
    this.#parts.carried.set(name, value);
    return value;
  }

  get settings(): ClusterSettings {
    return this.#note('settings', this.#parts.settings);
  }

  /** How the files were read. */
  get kinds(): KindTable {
    return this.#parts.kinds;
  }

  get fileCount(): number {
    return this.#parts.files.size;
  }

  file(uri: string): FileFacts | undefined {
    return this.#note(`F:${uri}`, this.#parts.files.get(uri));
  }

  files(): Iterable<FileFacts> {
    return this.fileMap.values();
  }

  /** The same by URI, to be compared with that of another snapshot. */
  get fileMap(): PersistentMap<FileFacts> {
    return this.#note('files', this.#parts.files);
  }

  /** Objects of the files that belong to `unit`. */
  objectsIn(unit: Pick<Unit, 'homes'>): readonly KubeObject[] {
    return unit.homes.flatMap((home) => this.lookup(keys.home(home)));
  }

  /** Objects under a key of `keys`. */
  lookup(key: string): readonly KubeObject[] {
    return this.#posting(key).objects;
  }

  /** Those of `lookup(key)` that belong to `unit`. */
  lookupWithin(key: string, unit: Unit): readonly KubeObject[] {
    const posting = this.#parts.index.get(key) ?? Posting.empty;
    const [home] = unit.homes;
    if (unit.homes.length === 1 && home !== undefined) return this.#within(posting, key, home) ?? [];
    return unit.homes.flatMap((each) => this.#within(posting, key, each) ?? []);
  }

  /** Keys under which pods stand with labels that a slip of the fingers may tell from this one: in its key or in its value. */
  labelsNear(key: string, value: string): readonly string[] {
    const found = labelsNear(this.#parts, key, value);
    this.#note(`V:${key}=${value}`, found.join('\n'));
    return found;
  }

  get layout(): Layout {
    return this.#note('layout', this.#parts.layout);
  }

  /**
   * This snapshot as the leaf kustomizations `units` see it: a base that they share with others counts as theirs
   * alone. Navigation and diagnostics are about all of them, and do not ask for this.
   */
  asSeenFrom(units: ReadonlySet<Unit>): Snapshot {
    return new Snapshot({ ...this.#parts, seenFrom: units, memo: new WeakMap() }, this.#reads, this.#prefix);
  }

  /** Units that hold the object, never empty. */
  unitsOf({ document: { uri, origins } }: KubeObject): readonly Unit[] {
    if (origins) {
      const unit = this.deployed.layout.renderedUnit(origins.home);
      return unit ? [unit] : [];
    }
    const units = this.layout.unitsOf(uri);
    const { seenFrom } = this.#parts;
    const seen = seenFrom ? units.filter((unit) => seenFrom.has(unit)) : [];
    return seen.length > 0 ? seen : units;
  }

  /** Units that hold the file, never empty; those whose view this is before all others. */
  unitsOfFile(uri: string): readonly Unit[] {
    const units = this.layout.unitsOf(uri);
    const { seenFrom } = this.#parts;
    return seenFrom ? [...new Set([...units.filter((unit) => seenFrom.has(unit)), ...units])] : units;
  }

  /** Folders of the leaf kustomizations whose view of the file this is; undefined: of all. */
  viewOf(uri: string): ReadonlySet<string> | undefined {
    const { seenFrom } = this.#parts;
    const seen = seenFrom ? this.layout.unitsOf(uri).filter((unit) => seenFrom.has(unit)) : [];
    return seen.length > 0 ? new Set(seen.map(({ id }) => id)) : undefined;
  }

  /** `unit` with the objects that it renders, where it is a kustomization; of a snapshot that is deployed. */
  asDeployed(unit: Unit): Unit {
    return this.layout.renderedUnit(homeOfRendered(unit)) ?? unit;
  }

  /** Rendered objects that have a value from the file; undefined where no kustomization reaches it. */
  madeFrom(uri: string): readonly KubeObject[] | undefined {
    return this.#note(keys.made(uri), this.#parts.made.get(uri));
  }

  /** Why objects may exist in `unit` that its files do not show. */
  openness(unit: Unit): readonly string[] {
    const files = unit.homes.flatMap(
      (home) => this.#note(keys.open(home), this.#parts.openFiles.get(keys.open(home))) ?? [],
    );
    return [...unit.open, ...files.flatMap(opennessOf)];
  }

  /**
   * Namespace of a namespaced object: given by its kustomizations, written, given by who deploys it, or assumed for
   * all by the settings. Undefined: the deployment decides, or a template.
   */
  namespaceOf(object: KubeObject): string | undefined {
    const { uri, origins } = object.document;
    const { seenFrom } = this.#parts;
    const [rendered] = origins ? this.unitsOf(object) : [];
    const given = rendered
      ? this.layout.namespaceOfRendered(rendered)
      : this.layout.namespaceOf(uri, seenFrom && this.unitsOf(object));
    if (given) return given.value;
    if (object.namespace) return isKnown(object.namespace) ? object.namespace.value : undefined;
    return this.layout.namespaceOfUnnamed(this.unitsOf(object)) ?? settingsOf(this.settings, uri).namespace;
  }

  /** Where `span` of `object`'s document stands in its file; of a rendered object, in the file that decides it. */
  locate({ document }: KubeObject, span: Span): Location {
    const { origins } = document;
    const place = origins ? placeOf(origins, span) : { document, ...span };
    const start = this.startOf(place.document);
    return { uri: place.document.uri, start: start + place.start, end: start + place.end };
  }

  /** Offset at which `document` starts in its file; 0 for a rendered one. */
  startOf(document: Document): number {
    if (document.origins) return 0;
    const facts = this.file(document.uri);
    return facts?.starts[facts.documents.indexOf(document)] ?? 0;
  }

  /** Objects of a file, in the order of their documents; where kustomizations render them, what they make of them. */
  objectsOf(uri: string): readonly KubeObject[] {
    const made = this.madeFrom(uri);
    return made
      ? made.filter(({ document }) => document.uri === uri)
      : (this.file(uri)?.documents.flatMap((document) => document.objects) ?? []);
  }

  #within(posting: Posting, key: string, home: string): readonly KubeObject[] | undefined {
    const found = posting.of(home);
    if (this.#reads) this.#note(`@${home}${WITHIN}${key}`, found);
    return found;
  }

  #posting(key: string): Posting {
    return this.#note(key, this.#parts.index.get(key)) ?? Posting.empty;
  }

  #note<Value>(key: string, value: Value): Value {
    if (this.#reads) this.#reads.set(this.#prefix === '' ? key : (WHOLE.get(key) ?? DEPLOYED + key), value);
    return value;
  }

  #read(noted: string): unknown {
    const deployed = noted.startsWith(DEPLOYED);
    const key = deployed ? noted.slice(DEPLOYED.length) : noted;
    const parts = deployed ? this.#parts.deployed() : this.#parts;
    if (key === 'settings') return parts.settings;
    if (key === 'layout') return parts.layout;
    if (key === 'files') return parts.files;
    if (key.startsWith('F:')) return parts.files.get(key.slice(2));
    if (key.startsWith('O:')) return parts.openFiles.get(key);
    if (key.startsWith('M:')) return parts.made.get(key.slice(2));
    if (key.startsWith('@')) {
      const end = key.indexOf(WITHIN);
      return parts.index.get(key.slice(end + WITHIN.length))?.of(key.slice(1, end));
    }
    if (key.startsWith('V:')) {
      const [label = ''] = key.slice(2).split('=', 1);
      return labelsNear(parts, label, key.slice(label.length + 3)).join('\n');
    }
    return parts.index.get(key);
  }
}

function labelsNear(
  { index, carried, written }: SnapshotParts,
  key: string,
  value: string,
): readonly string[] {
  const name = written ? 'deployed spellings' : 'spellings';
  const spellings = (carried.get(name) as Spellings | undefined) ?? new Spellings();
  carried.set(name, spellings);
  return spellings.near(index, key, value);
}
