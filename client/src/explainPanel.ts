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
import { PagePanel } from './pagePanel';
import { showPlace } from './showPlace';

export const EXPLAIN_VIEW = 'selectrail.explain';

interface Sent extends Explanation {
  readonly edits: readonly (OfferedEdit & { readonly edit: WorkspaceEdit })[];
}

const explainRequest = new RequestType<Question, Sent | null, void>('selectrail/explain');

export class ExplainPanel implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #page: PagePanel<FromPage>;
  readonly #listening: vscode.Disposable;
  #question: Question | undefined;

  /** `extension`: where the extension's own files are. `changed`: fires when there may be another answer. */
  constructor(client: BaseLanguageClient, extension: vscode.Uri, changed: vscode.Event<void>) {
    this.#client = client;
    this.#page = new PagePanel<FromPage>(extension, {
      type: EXPLAIN_VIEW,
      title: 'Explain',
      bundle: 'explain',
      focus: 'panel',
      receive: (message) => this.#receive(message),
      changed: () => this.#refresh(),
    });
    this.#listening = changed(() => this.#refresh());
  }

  dispose(): void {
    this.#listening.dispose();
    this.#page.dispose();
  }

  /** Shows the answer to `question`, beside the editor where the panel is not open yet. */
  async show(question: Question): Promise<void> {
    this.#question = question;
    this.#page.show();
    await this.#refresh();
  }

  /** Takes over a panel that came back with the window. */
  async restore(panel: vscode.WebviewPanel, question: Question): Promise<void> {
    this.#question = question;
    this.#page.restore(panel);
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    const [panel, question] = [this.#page.visible, this.#question];
    if (!panel || !question) return;
    const explanation = await this.#client.sendRequest(explainRequest, question);
    if (!this.#page.has(panel) || question !== this.#question) return;
    panel.title = explanation ? `Explain ${explanation.title}` : 'Explain';
    const message: ToPage = { question, explanation };
    await this.#page.post(message);
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
    return showPlace(uri, range.start, 'editor');
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
    if (uri && first) await showPlace(uri, first.range.start, 'panel');
    await this.#refresh();
  }
}
