/** The one mutable object of the server: what it knows of the client and of the workspace, and how that changes. */
import {
  type CancellationToken,
  type Connection,
  Emitter,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../ide/analysis';
import type { FolderConfig } from '../ide/config/config';
import { configUri, excluderFor, folderConfig } from '../ide/config/folderConfig';
import { DEFAULT_SETTINGS, type Settings } from '../ide/settings';
import { folderOf, looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import type { FileFacts } from '../workspace/file';
import { isHelmText } from '../workspace/helm/helmFile';
import type { PlainFile } from '../workspace/packedFile';
import type { CacheStore } from './cacheStore';
import { type ClientFeatures, clientFeatures } from './clientFeatures';
import type { Encoding } from './encoding';
import type { FileSystem } from './fileSystem';
import { LensMemory } from './lensMemory';
import type { Programs } from './programs';
import type { Revisions } from './revisions';
import { Roots } from './roots';
import { schemeOf } from './uris';

/** `edit`: the text of an open document; `workspace`: anything else, so that clients have to be told. */
export type Change = 'edit' | 'workspace';

const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'helm', 'json']);

export class Session {
  readonly connection: Connection;
  readonly files: FileSystem;
  /** undefined: there is nothing that could tell. */
  readonly revisions: Revisions | undefined;
  /** undefined: none can be run. */
  readonly programs: Programs | undefined;
  readonly roots = new Roots(DEFAULT_SETTINGS);
  /** Everything that the client has open, ours or not. */
  readonly documents = new Map<string, TextDocument>();
  readonly lenses = new LensMemory();
  readonly changes = new Emitter<Change>();
  /** Fires where what is saved may differ from before, as far as open documents go. */
  readonly saved = new Emitter<void>();
  client: ClientFeatures = clientFeatures({});
  encoding: Encoding = 'utf-16';
  /** What outlives the server; undefined where the client has no place for it. */
  store: CacheStore | undefined = undefined;
  /** What the client said at the start, for clients that cannot be asked. */
  initialSettings: unknown = undefined;
  #folders: readonly string[] = [];
  #settings: Settings = DEFAULT_SETTINGS;
  /** The `.selectrail.yaml` of each folder that has one. */
  readonly #configs = new Map<string, FolderConfig & { readonly text: string }>();
  #isExcluded: (uri: string) => boolean = () => false;
  #start: () => void = () => undefined;
  #indexed = new Promise<void>((resolve) => (this.#start = resolve));
  #pending = 1;

  constructor(
    connection: Connection,
    files: FileSystem,
    revisions: Revisions | undefined,
    programs: Programs | undefined,
  ) {
    this.connection = connection;
    this.files = files;
    this.revisions = revisions;
    this.programs = programs;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Undefined where nothing is to be kept. */
  get cache(): CacheStore | undefined {
    return this.#settings.cache ? this.store : undefined;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    for (const folder of this.#configs.keys()) if (!folders.includes(folder)) this.#configs.delete(folder);
    this.#apply(this.#settings);
  }

  /** Takes over what the editor says; the files in the folders win. */
  setSettings(settings: Settings): void {
    this.#apply(settings);
    for (const problem of this.roots.readKinds()) this.connection.console.warn(`Settings: ${problem}`);
  }

  #apply(settings: Settings): void {
    this.#settings = { ...settings, folders: [...this.#configs.values()] };
    this.#isExcluded = excluderFor(this.#folders, this.#settings);
    this.roots.arrange(this.#folders, this.#settings);
  }

  /** The root of `uri` as of now; the same object until something changes. Default: the first root. */
  analysis(uri?: string): Analysis {
    return this.roots.analysis(uri);
  }

  /** Files that are indexed, of all roots. */
  *known(): Generator<FileFacts> {
    for (const { snapshot } of this.roots.analyses()) yield* snapshot.files();
  }

  /** A folder's configuration is read whatever it excludes. */
  isExcluded(uri: string): boolean {
    return this.#isExcluded(uri) && !this.#isConfig(uri);
  }

  /** True for files that are indexed whether they are open or not. */
  isIndexed(uri: string): boolean {
    return mayHoldManifests(uri) && folderOf(uri, this.#folders) !== undefined && !this.isExcluded(uri);
  }

  /** Takes over the text of an open document, if it is one of ours: a diff's old side, for one, is not. */
  putDocument(uri: string, document: TextDocument): void {
    const local = ['file', 'untitled'].includes(schemeOf(uri)) || folderOf(uri, this.#folders) !== undefined;
    if (!local || !isOurs(uri, document)) return;
    this.#takeConfig(uri, document.getText());
    if (this.isExcluded(uri)) this.roots.hostOf(uri).removeFile(uri);
    else this.roots.hostOf(uri).setFile(uri, document.getText(), 'editor');
  }

  /** Files to read again: a kustomization has come to name them, and their texts were not kept. */
  unread(): readonly string[] {
    return this.roots.hosts().flatMap((host) => host.unread());
  }

  /** Reads them. */
  async putUnread(): Promise<void> {
    for (const uri of this.unread()) {
      const document = this.documents.get(uri);
      if (document && this.isOpen(uri)) this.putDocument(uri, document);
      else await this.putFile(uri);
    }
  }

  /** Takes over what the disk holds, unless the file is open: an editor's text wins. */
  async putFile(uri: string): Promise<void> {
    const found = this.isIndexed(uri) ? this.files.read(uri) : undefined;
    const text = found instanceof Promise ? await found : found;
    if (this.isOpen(uri)) return;
    this.#takeConfig(uri, text);
    if (text === undefined || !looksLikeManifest(uri, text)) this.roots.hostOf(uri).removeFile(uri);
    else this.roots.hostOf(uri).setFile(uri, text);
  }

  /** The same for one whose facts are known; undefined: it is no manifest. */
  putPlainFile(uri: string, file: PlainFile | undefined): void {
    if (this.isOpen(uri)) return;
    if (file) this.roots.hostOf(uri).setPlainFile(file);
    else this.roots.hostOf(uri).removeFile(uri);
  }

  #isConfig(uri: string): boolean {
    return this.#folders.some((folder) => configUri(folder) === uri);
  }

  /** Where `uri` is the configuration of a folder, takes it over; undefined: it is gone. */
  #takeConfig(uri: string, text: string | undefined): void {
    const folder = this.#folders.find((each) => configUri(each) === uri);
    if (folder === undefined || this.#configs.get(folder)?.text === text) return;
    if (text === undefined) this.#configs.delete(folder);
    else this.#configs.set(folder, { ...folderConfig(folder, text), text });
    this.#apply(this.#settings);
  }

  /** True while the client holds the file as a manifest. */
  isOpen(uri: string): boolean {
    const document = this.documents.get(uri);
    return document !== undefined && isOurs(uri, document);
  }

  /** True while something is being indexed. */
  get indexing(): boolean {
    return this.#pending > 0;
  }

  /** Runs `work` once all that was queued before is done. Nothing runs before `start`. */
  queue(work: () => Promise<void>): void {
    this.#pending++;
    this.#indexed = this.#indexed
      .then(work)
      .catch((error: unknown) => this.log(error))
      .finally(() => this.#pending--);
  }

  /** Lets the queue run. */
  start(): void {
    this.#pending--;
    this.#start();
  }

  /** Resolves once the index is complete; rejects when the request is cancelled before. */
  async indexed(token: CancellationToken): Promise<void> {
    const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    while (this.indexing && !token.isCancellationRequested) await Promise.race([this.#indexed, cancelled]);
    if (token.isCancellationRequested) throw cancellation();
  }

  log(error: unknown): void {
    this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Named templates are plain text where no extension knows Helm. */
function isOurs(uri: string, { languageId }: TextDocument): boolean {
  return LANGUAGES.has(languageId) || isHelmText(uri);
}

/** What a cancelled request is answered with. */
export function cancellation(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
