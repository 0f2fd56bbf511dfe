// The panel of explanations: one beside the editor, that follows what is typed. A step leads to its line, an edit is
// applied as one that can be undone.
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type Location as LspLocation,
  RequestType,
  type WorkspaceEdit,
} from 'vscode-languageclient';
import type { Explanation, FromPage, OfferedEdit, Question, ToPage } from '../webview/explain/explanation';
import { webviewHtml } from './webviewHtml';

export const EXPLAIN_VIEW = 'selectrail.explain';

interface Sent extends Explanation {
  readonly edits: readonly (OfferedEdit & { readonly edit: WorkspaceEdit })[];
}

const explainRequest = new RequestType<Question, Sent | null, void>('selectrail/explain');

export class ExplainPanel implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #folder: vscode.Uri;
  readonly #listening: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #question: Question | undefined;

  /** `extension`: where the extension's own files are. `changed`: fires when there may be another answer. */
  constructor(client: BaseLanguageClient, extension: vscode.Uri, changed: vscode.Event<void>) {
    this.#client = client;
    this.#folder = vscode.Uri.joinPath(extension, 'dist', 'webview');
    this.#listening = changed(() => this.#refresh());
  }

  dispose(): void {
    this.#listening.dispose();
    this.#panel?.dispose();
  }

  /** Shows the answer to `question`, beside the editor where the panel is not open yet. */
  async show(question: Question): Promise<void> {
    this.#question = question;
    if (this.#panel) this.#panel.reveal(undefined, false);
    else {
      const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
      this.#take(vscode.window.createWebviewPanel(EXPLAIN_VIEW, 'Explain', where, {}));
    }
    await this.#refresh();
  }

  /** Takes over a panel that came back with the window. */
  async restore(panel: vscode.WebviewPanel, question: Question): Promise<void> {
    this.#panel?.dispose();
    this.#question = question;
    this.#take(panel);
    await this.#refresh();
  }

  #take(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message));
    panel.onDidChangeViewState(() => this.#refresh());
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.html = webviewHtml(panel.webview, this.#folder, 'explain');
  }

  async #refresh(): Promise<void> {
    const [panel, question] = [this.#panel, this.#question];
    if (!panel?.visible || !question) return;
    const explanation = await this.#client.sendRequest(explainRequest, question);
    if (panel !== this.#panel || question !== this.#question) return;
    panel.title = explanation ? `Explain ${explanation.title}` : 'Explain';
    const message: ToPage = { question, explanation };
    await panel.webview.postMessage(message);
  }

  async #receive(message: FromPage): Promise<void> {
    const question = this.#question;
    switch (message.type) {
      case 'ready':
        return this.#refresh();
      case 'open':
        return this.#open(message.location);
      case 'apply':
        return this.#apply(message.title);
      case 'ask':
        await vscode.commands.executeCommand('selectrail.explain', {
          scope: question?.scope,
          uri: question?.uri,
        });
        return;
      case 'other-way':
        if (!question) return;
        await vscode.commands.executeCommand('selectrail.explain', {
          scope: question.scope,
          uri: question.uri,
          source: question.destination,
          destination: question.source,
        });
    }
  }

  #open(location: LspLocation): Promise<void> {
    const { uri, range } = this.#client.protocol2CodeConverter.asLocation(location);
    return this.#reveal(uri, range.start, 'editor');
  }

  /** In the column of an editor that shows the file already, or in the first. */
  async #reveal(uri: vscode.Uri, place: vscode.Position, focus: 'editor' | 'panel'): Promise<void> {
    const open = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    const viewColumn = open?.viewColumn ?? vscode.ViewColumn.One;
    const selection = new vscode.Range(place, place);
    await vscode.window.showTextDocument(uri, { selection, viewColumn, preserveFocus: focus === 'panel' });
  }

  /** The edit of that title, made from the files as they are now. */
  async #apply(title: string): Promise<void> {
    if (!this.#question) return;
    const explanation = await this.#client.sendRequest(explainRequest, this.#question);
    const offered = explanation?.edits.find((each) => each.title === title);
    const edit = await this.#client.protocol2CodeConverter.asWorkspaceEdit(offered?.edit);
    if (!edit || !(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showWarningMessage(
        'Selectrail: the files have changed; this edit does not fit any more.',
      );
      return;
    }
    const [[uri, [first] = []] = []] = edit.entries();
    if (uri && first) await this.#reveal(uri, first.range.start, 'panel');
    await this.#refresh();
  }
}
