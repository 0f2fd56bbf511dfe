// One panel beside the editor, which shows a bundled page: what the panels of this extension share.
import * as vscode from 'vscode';

export interface PanelOptions<FromPage> {
  /** Of the panel, as VS Code calls it: its `viewType`. */
  readonly type: string;
  /** Before there is anything to name. */
  readonly title: string;
  /** Name of its bundle. */
  readonly bundle: string;
  /** Who has the keyboard when it opens. */
  readonly focus: 'editor' | 'panel';
  receive(message: FromPage): unknown;
  /** It has come into sight, or gone out of it. */
  changed(): unknown;
}

export class PagePanel<FromPage> implements vscode.Disposable {
  readonly #options: PanelOptions<FromPage>;
  readonly #folder: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;

  /** `extension`: where the extension's own files are. */
  constructor(extension: vscode.Uri, options: PanelOptions<FromPage>) {
    this.#options = options;
    this.#folder = vscode.Uri.joinPath(extension, 'dist', 'webview');
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  /** Undefined where nobody would see an answer. */
  get visible(): vscode.WebviewPanel | undefined {
    return this.#panel?.visible ? this.#panel : undefined;
  }

  /** Whether it is still this one that is open. */
  has(panel: vscode.WebviewPanel): boolean {
    return panel === this.#panel;
  }

  async post(message: unknown): Promise<void> {
    await this.#panel?.webview.postMessage(message);
  }

  /** Opens it beside the editor, or brings it to the front. */
  show(): void {
    const { type, title, focus } = this.#options;
    const preserveFocus = focus === 'editor';
    if (this.#panel) this.#panel.reveal(undefined, preserveFocus);
    else {
      const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus };
      this.#take(vscode.window.createWebviewPanel(type, title, where, {}));
    }
  }

  /** Takes over a panel that came back with the window. */
  restore(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#take(panel);
  }

  #take(panel: vscode.WebviewPanel): void {
    const { title, bundle, receive, changed } = this.#options;
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    panel.webview.onDidReceiveMessage(receive);
    panel.onDidChangeViewState(changed);
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    const script = vscode.Uri.joinPath(this.#folder, `${bundle}.js`);
    panel.webview.html = pageHtml(title, panel.webview.asWebviewUri(script).toString());
  }
}

/** The bundled script, with its styles in it, and nothing from anywhere else. */
function pageHtml(title: string, script: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const nonce = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
  </head>
  <body>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
