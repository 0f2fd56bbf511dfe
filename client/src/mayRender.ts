// Whether helm may be run: in a workspace that is trusted, once the setting allows it.
import * as vscode from 'vscode';

const SETTING = 'selectrail.helm.render';

/** Asks for what is missing. */
export async function mayRender(): Promise<boolean> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage('Selectrail runs helm in trusted workspaces only.');
    return false;
  }
  const settings = vscode.workspace.getConfiguration();
  if (settings.get<boolean>(SETTING)) return true;
  const allow = 'Allow';
  const answer = await vscode.window.showInformationMessage(
    'Selectrail renders charts with your own helm, if you allow it to run that.',
    allow,
  );
  if (answer !== allow) return false;
  await settings.update(SETTING, true, vscode.ConfigurationTarget.Global);
  return true;
}
