// `selectrail.showReachability`, its button on files with workloads around them, and its panel, which comes back with
// the window.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { cursorRequest } from './protocol';
import { REACHABILITY_VIEW, ReachabilityPanel } from './reachabilityPanel';

/** `extension`: where the extension's own files are. `changed`: fires when there may be another picture. */
export function registerReachability(
  client: BaseLanguageClient,
  extension: vscode.Uri,
  changed: vscode.Event<void>,
): vscode.Disposable {
  const panel = new ReachabilityPanel(client, extension, changed);
  const update = (): Promise<void> => showButton(client);
  return vscode.Disposable.from(
    panel,
    changed(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.commands.registerCommand('selectrail.showReachability', () => panel.show()),
    vscode.window.registerWebviewPanelSerializer(REACHABILITY_VIEW, {
      deserializeWebviewPanel: (restored, state: { readonly scope?: string } | undefined) => {
        panel.restore(restored, state?.scope);
        return Promise.resolve();
      },
    }),
  );
}

async function showButton(client: BaseLanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || client.state !== State.Running) return; // another kind of editor: the button stays
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const asked = client.sendRequest(cursorRequest, { uri, position: { line: 0, character: 0 } });
  const scopes = await asked.then((cursor) => cursor.scopes).catch(() => []); // the server ends
  await vscode.commands.executeCommand('setContext', 'selectrail.hasWorkloads', scopes.length > 0);
}
