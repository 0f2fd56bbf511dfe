// Preview of what a kustomization renders: a read-only document beside it that follows every edit.
import * as vscode from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { showBeside } from './showBeside';

const SCHEME = 'selectrail-kustomization';
const PAUSE = 250;

const renderRequest = new RequestType<{ readonly uri: string }, string | null, void>(
  'selectrail/renderKustomization',
);

export function registerKustomizationPreview(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  };
  const refreshSoon = (): void => {
    clearTimeout(pause);
    pause = setTimeout(refresh, PAUSE);
  };
  return vscode.Disposable.from(
    changed,
    new vscode.Disposable(() => clearTimeout(pause)),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri, token) => render(client, uri.query, token),
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme !== SCHEME) refreshSoon();
    }),
    vscode.workspace.onDidSaveTextDocument(refreshSoon),
    vscode.commands.registerCommand('selectrail.previewKustomization', preview),
  );
}

/** `uri`: of the kustomization, as text; the active editor's where none is given. */
async function preview(uri?: string): Promise<void> {
  const source = uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  if (source === undefined) return;
  const path = `${vscode.Uri.parse(source).path.replace(/[^/]*$/, '')}rendered.yaml`;
  await showBeside(vscode.Uri.from({ scheme: SCHEME, path, query: source }));
}

async function render(
  client: BaseLanguageClient,
  uri: string,
  token: vscode.CancellationToken,
): Promise<string> {
  const text = await client.sendRequest(renderRequest, { uri }, token);
  return text ?? '# This file is no kustomization\n';
}
