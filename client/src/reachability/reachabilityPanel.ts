// The Reachability view: one panel beside the editor, which follows what is typed and where the cursor is.
import * as vscode from 'vscode';
import { type Against, HEAD, SAVED } from '../against';
import type { BaseLanguageClient, Location } from 'vscode-languageclient';
import { PagePanel } from '../pagePanel';
import { showPlace } from '../showPlace';
import {
  cursorRequest,
  type FromPage,
  type Question,
  type Reachability,
  reachabilityRequest,
  type Reason,
  reasonsRequest,
} from './protocol';
import { saveFile } from './saveFile';

export const REACHABILITY_VIEW = 'selectrail.reachability';

export class ReachabilityPanel implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #page: PagePanel<FromPage>;
  readonly #listening: vscode.Disposable;
  /** Id of the scope that is shown; undefined: that of the editor. */
  #scope: string | undefined;
  #against: Against = SAVED;
  #follows = true;
  /** Where the page has led the editor: it knows what is there. */
  #led: string | undefined;

  /** `extension`: where the extension's own files are. `changed`: fires when there may be another picture. */
  constructor(client: BaseLanguageClient, extension: vscode.Uri, changed: vscode.Event<void>) {
    this.#client = client;
    this.#page = new PagePanel<FromPage>(extension, {
      type: REACHABILITY_VIEW,
      title: 'Reachability',
      bundle: 'reachability',
      focus: 'editor',
      receive: (message) => this.#receive(message),
      changed: () => this.#refresh(),
    });
    this.#listening = vscode.Disposable.from(
      changed(() => this.#refresh()),
      vscode.workspace.onDidSaveTextDocument(() => this.#refresh()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    );
  }

  dispose(): void {
    this.#listening.dispose();
    this.#page.dispose();
  }

  /** Shows the scope of the active editor, beside it where the panel is not open yet. */
  async show(): Promise<void> {
    this.#scope = undefined;
    this.#page.show();
    await this.#refresh();
  }

  /** Takes over a panel that came back with the window. */
  restore(panel: vscode.WebviewPanel, scope: string | undefined): void {
    this.#scope = scope;
    this.#page.restore(panel);
  }

  async #refresh(): Promise<void> {
    const panel = this.#page.visible;
    if (!panel) return;
    const editor = vscode.window.activeTextEditor;
    const found = await this.#client.sendRequest(reachabilityRequest, {
      ...(this.#scope === undefined ? {} : { scope: this.#scope }),
      ...(editor ? { uri: this.#uriOf(editor) } : {}),
      against: this.#against,
    });
    if (!this.#page.has(panel)) return;
    this.#scope = found?.scope.id ?? this.#scope;
    panel.title = found ? `Reachability of ${found.scope.label}` : 'Reachability';
    await this.#page.post({ type: 'picture', picture: found ? picture(found) : null });
  }

  /** Another scope where the file is of none that is shown, and the node that the cursor is in. */
  async #follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (!this.#page.visible || !this.#follows || !editor || editor.document.uri.scheme !== 'file') return;
    if (placeKey(editor.document.uri, editor.selection.active) === this.#led) return;
    this.#led = undefined;
    const cursor = await this.#client.sendRequest(cursorRequest, {
      ...(this.#scope === undefined ? {} : { scope: this.#scope }),
      uri: this.#uriOf(editor),
      position: this.#client.code2ProtocolConverter.asPosition(editor.selection.active),
    });
    const [first] = cursor.scopes;
    if (first !== undefined && (this.#scope === undefined || !cursor.scopes.includes(this.#scope))) {
      this.#scope = first;
      await this.#refresh();
    }
    if (cursor.node !== null) await this.#page.post({ type: 'focus', node: cursor.node });
  }

  #uriOf(editor: vscode.TextEditor): string {
    return this.#client.code2ProtocolConverter.asUri(editor.document.uri);
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#refresh();
      case 'open':
        return this.#open(message.target, message.focus);
      case 'reasons':
        return this.#reasons(message.id, message.question);
      case 'explain': {
        const { source, destination, port } = message.question;
        const [protocol = 'TCP', number = ''] = port?.split(':') ?? [];
        await vscode.commands.executeCommand('selectrail.explain', {
          scope: this.#scope,
          source,
          destination,
          ...(port === undefined ? {} : { port: { protocol, port: number } }),
        });
        return;
      }
      case 'scope':
        this.#scope = message.scope;
        return this.#refresh();
      case 'compare':
        this.#against = message.against === 'head' && vscode.workspace.isTrusted ? HEAD : SAVED;
        return this.#refresh();
      case 'follow':
        this.#follows = message.follows;
        return;
      case 'save':
        return saveFile(message.file);
    }
  }

  async #reasons(id: number, question: Question): Promise<void> {
    const scope = this.#scope;
    const found =
      scope === undefined ? [] : await this.#client.sendRequest(reasonsRequest, { ...question, scope });
    await this.#page.post({ type: 'reasons', id, reasons: found.map(shownReason) });
  }

  async #open(target: Location, focus: 'editor' | 'view'): Promise<void> {
    const { uri, range } = this.#client.protocol2CodeConverter.asLocation(target);
    this.#led = placeKey(uri, range.start);
    await showPlace(uri, range.start, focus === 'view' ? 'panel' : 'editor');
  }
}

function placeKey(uri: vscode.Uri, { line, character }: vscode.Position): string {
  return `${uri.toString()} ${line} ${character}`;
}

/** As the page takes it: places with a text to show. */
function picture({ scope, scopes, notes, graph }: Reachability): object {
  const placed = <Item extends { readonly place?: Location }>(item: Item): object => ({
    ...item,
    place: item.place && shownPlace(item.place),
  });
  return {
    title: scope.label,
    scopes,
    scope: scope.id,
    notes,
    graph: {
      ...graph,
      namespaces: graph.namespaces.map(placed),
      nodes: graph.nodes.map(placed),
      edges: graph.edges.map((edge) => placed({ ...edge, reasons: edge.reasons.map(shownReason) })),
    },
  };
}

function shownReason({ text, place }: Reason): object {
  return { text, place: place && shownPlace(place) };
}

/** `shop/api.yaml:12`. */
function shownPlace(target: Location): object {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(target.uri));
  return { text: `${path}:${target.range.start.line + 1}`, target };
}
