// `selectrail.copy`: copies what a code action holds. `selectrail.kubectl`: offers the kubectl commands for the object at the cursor, to copy or to put into the terminal.
// Nothing is run: the user presses Enter there, or does not.
import * as vscode from 'vscode';
import type { BaseLanguageClient, TextDocumentPositionParams } from 'vscode-languageclient';

interface KubectlCommand {
  readonly title: string;
  readonly command: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly command: string;
}

/** In milliseconds. */
const COPIED_SHOWN = 3000;

const TERMINAL: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('terminal'),
  tooltip: 'Put into the terminal, without running it',
};

export function registerKubectl(client: BaseLanguageClient): vscode.Disposable {
  const copy = vscode.commands.registerCommand('selectrail.copy', copyText);
  const offer = vscode.commands.registerTextEditorCommand('selectrail.kubectl', ({ document, selection }) =>
    offerKubectl(
      client,
      client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active),
    ),
  );
  return vscode.Disposable.from(copy, offer);
}

/** Offers the commands for the object at a place. */
export async function offerKubectl(
  client: BaseLanguageClient,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<void> {
  const params = { textDocument: { uri }, position };
  const commands = await client.sendRequest<KubectlCommand[]>('selectrail/kubectl', params);
  if (commands.length > 0) pick(commands);
  else void vscode.window.showInformationMessage('Selectrail: there is no object with a name at the cursor.');
}

function copyText(text: string): void {
  void vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('$(check) Copied', COPIED_SHOWN);
}

function pick(commands: readonly KubectlCommand[]): void {
  const quickPick = vscode.window.createQuickPick<Choice>();
  quickPick.placeholder = 'Copy a kubectl command';
  quickPick.items = commands.map(({ title, command }) => ({
    label: title,
    detail: command,
    command,
    buttons: hasTerminals() ? [TERMINAL] : [],
  }));
  quickPick.onDidAccept(() => {
    const [choice] = quickPick.selectedItems;
    if (choice) copyText(choice.command);
    quickPick.hide();
  });
  quickPick.onDidTriggerItemButton(({ item }) => {
    const terminal = vscode.window.activeTerminal ?? vscode.window.createTerminal();
    terminal.show();
    terminal.sendText(item.command, false);
    quickPick.hide();
  });
  quickPick.onDidHide(() => quickPick.dispose());
  quickPick.show();
}

/** VS Code for the Web has none, unless a machine stands behind it. */
function hasTerminals(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop || vscode.env.remoteName !== undefined;
}
