/** An editor without a window: drives the bundled server over stdio, on a workspace in a temporary folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createMessageConnection,
  type InitializeResult,
  type Position,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentIdentifier,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseFixture } from '../../server/src/testing/fixture';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** What VS Code can do, as far as the server asks. */
export const EDITOR: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    diagnostic: { relatedInformation: true },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
  },
  window: { workDoneProgress: true },
};

export interface Options {
  /** What Node runs in `dist/`. Default: the extension's server. */
  readonly command?: readonly [file: string, ...args: string[]];
  readonly capabilities?: ClientCapabilities;
  /** Or a promise of them: the server indexes nothing before it has its settings. */
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  /** Default: the whole workspace. */
  readonly folders?: readonly string[];
  /** Default: `file`. With another one the workspace is a virtual one: the server has to ask for its files. */
  readonly scheme?: string;
  /** A folder that is there already, and stays. Default: a new one with the files of the fixture. */
  readonly workspace?: string;
}

interface Received {
  readonly method: string;
  readonly params: unknown;
}

/** Path on the disk of a file of a virtual workspace. */
function pathOf(uri: string): string {
  return decodeURIComponent(new URL(uri).pathname);
}

function entriesOf(folder: string): readonly object[] | null {
  if (!fs.existsSync(folder)) return null;
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ name: entry.name, type: entry.isDirectory() ? 'directory' : 'file' }));
}

export class Client {
  readonly folder: string;
  readonly connection: MessageConnection;
  readonly received: Received[] = [];
  readonly exited: Promise<number | null>;
  settings: unknown;
  initializeResult!: InitializeResult;
  readonly #scheme: string;
  readonly #stays: boolean;
  readonly #process: ChildProcess;
  readonly #documents = new Map<string, TextDocument>();
  #wake: () => void = () => undefined;

  private constructor(
    source: string,
    { command = ['server.js', '--stdio'], settings = null, scheme = 'file', workspace }: Options,
  ) {
    this.#scheme = scheme;
    this.#stays = workspace !== undefined;
    this.folder = fs.realpathSync(workspace ?? fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-')));
    this.settings = settings;
    if (!this.#stays) for (const [file, text] of parseFixture(source).files) this.write(file, text);
    const [file, ...args] = command;
    const child = spawn(process.execPath, [path.join(DIST, file), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process = child;
    this.exited = new Promise((resolve) => child.once('exit', resolve));
    const [reader, writer] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
    this.connection = createMessageConnection(reader, writer);
    this.connection.onNotification((method, params) => this.#receive(method, params));
    this.connection.onRequest(async (method, params) => {
      this.#receive(method, params);
      return method === 'workspace/configuration' ? [await this.settings] : null;
    });
    this.connection.onRequest('selectrail/readDirectory', ({ uri }: TextDocumentIdentifier) =>
      entriesOf(pathOf(uri)),
    );
    this.connection.onRequest('selectrail/readFile', ({ uri }: TextDocumentIdentifier) =>
      fs.existsSync(pathOf(uri)) ? fs.readFileSync(pathOf(uri), 'utf8') : null,
    );
    this.connection.listen();
  }

  /** A client whose workspace holds the files of a fixture; the handshake is done. */
  static async start(source: string, options: Options = {}): Promise<Client> {
    const client = new Client(source, options);
    const workspaceFolders = (options.folders ?? ['']).map((name) => ({ uri: client.uri(name), name }));
    client.initializeResult = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? EDITOR,
      workspaceFolders,
      initializationOptions: options.initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  uri(file: string): string {
    const { href } = pathToFileURL(path.join(this.folder, file));
    return this.#scheme === 'file' ? href : href.replace(/^file:\/\//, `${this.#scheme}://host`);
  }

  write(file: string, text: string): void {
    const absolute = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(absolute), { recursive: true });
    fs.writeFileSync(absolute, text);
  }

  remove(file: string): void {
    fs.rmSync(path.join(this.folder, file), { recursive: true });
  }

  /** Says that files have changed on disk. 1: created, 2: changed, 3: deleted. */
  async watched(type: 1 | 2 | 3, ...files: readonly string[]): Promise<void> {
    const changes = files.map((file) => ({ uri: this.uri(file), type }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  async open(file: string, languageId = 'yaml'): Promise<void> {
    const text = fs.readFileSync(path.join(this.folder, file), 'utf8');
    const document = TextDocument.create(this.uri(file), languageId, 1, text);
    this.#documents.set(file, document);
    const textDocument = { uri: document.uri, languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async close(file: string): Promise<void> {
    this.#documents.delete(file);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: this.id(file) });
  }

  /** Writes an open document to disk, and says so. */
  async save(file: string): Promise<void> {
    this.write(file, this.text(file));
    await this.connection.sendNotification('textDocument/didSave', { textDocument: this.id(file) });
  }

  text(file: string): string {
    return this.#documents.get(file)?.getText() ?? fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** Replaces the first `before` in an open document, as an incremental change. */
  async replace(file: string, before: string, newText: string): Promise<void> {
    const start = this.text(file).indexOf(before);
    const document = this.#document(file);
    const range = { start: document.positionAt(start), end: document.positionAt(start + before.length) };
    await this.edit(file, [{ range, newText }]);
  }

  async edit(file: string, edits: readonly TextEdit[]): Promise<void> {
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText })).toReversed();
    const document = this.#document(file);
    const version = document.version + 1;
    this.#documents.set(file, TextDocument.update(document, contentChanges, version));
    const textDocument = { uri: document.uri, version };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  /** Applies an edit to open documents, which have to be of the versions that it names, and to files that it creates. */
  async apply({ documentChanges }: WorkspaceEdit): Promise<void> {
    const created = new Set<string>();
    for (const change of documentChanges ?? []) {
      if ('kind' in change && change.kind === 'create') {
        const made = change.uri.slice(this.uri('').length).replace(/^\//, '');
        this.write(made, '');
        await this.open(made);
        created.add(change.uri);
        continue;
      }
      if (!('edits' in change)) throw new Error('not a text edit');
      const [file = '', document] = this.#documentOf(change.textDocument.uri);
      const isCurrent = document?.version === change.textDocument.version;
      if (!isCurrent && !created.has(change.textDocument.uri)) throw new Error('edit of another version');
      await this.edit(
        file,
        change.edits.map((edit) => edit as TextEdit),
      );
    }
  }

  request<Result>(method: string, file: string, more: object = {}): Promise<Result> {
    return this.connection.sendRequest(method, { textDocument: this.id(file), ...more });
  }

  /** `place` is text of the file with a `|` where the cursor stands. */
  requestAt<Result>(method: string, file: string, place: string, more: object = {}): Promise<Result> {
    return this.request(method, file, { position: this.position(file, place), ...more });
  }

  position(file: string, place: string): Position {
    const [before = '', after = ''] = place.split('|');
    const found = this.text(file).indexOf(before + after);
    if (found < 0) throw new Error(`\`${place}\` is not in ${file}`);
    const document = TextDocument.create(file, '', 0, this.text(file));
    return document.positionAt(found + before.length);
  }

  id(file: string): { readonly uri: string } {
    return { uri: this.uri(file) };
  }

  /** The first answer of `condition` that is not undefined or false; asked again after each message that comes in. */
  async until<Value>(condition: () => Value | undefined | false): Promise<Value> {
    for (;;) {
      const found = condition();
      if (found !== undefined && found !== false) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Waits until the index is complete. */
  async indexed(): Promise<void> {
    await this.until(
      () => this.paramsOf<{ indexing: boolean }>('selectrail/status').at(-1)?.indexing === false,
    );
  }

  paramsOf<Params>(method: string): Params[] {
    return this.received.filter((each) => each.method === method).map((each) => each.params as Params);
  }

  /** Codes that were published last for a file; undefined where nothing was. */
  published(file: string): readonly unknown[] | undefined {
    return this.paramsOf<PublishDiagnosticsParams>('textDocument/publishDiagnostics')
      .findLast(({ uri }) => uri === this.uri(file))
      ?.diagnostics.map(({ code }) => code);
  }

  /** Ends the server as an editor does; returns its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited;
  }

  /** Ends the server at once and removes a workspace of its own. */
  dispose(): void {
    this.connection.dispose();
    this.#process.kill('SIGKILL');
    if (!this.#stays) fs.rmSync(this.folder, { recursive: true, force: true });
  }

  #receive(method: string, params: unknown): void {
    this.received.push({ method, params });
    this.#wake();
  }

  #document(file: string): TextDocument {
    const document = this.#documents.get(file);
    if (!document) throw new Error(`${file} is not open`);
    return document;
  }

  #documentOf(uri: string): readonly [string?, TextDocument?] {
    return [...this.#documents].find(([, document]) => document.uri === uri) ?? [];
  }
}
