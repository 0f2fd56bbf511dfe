// The status bar item for environments (`overlays/dev`, `overlays/prod`), shown while the active file is part of several,
// and the choice of the one whose view hovers, lenses and definitions show first. It is kept for the workspace.
import * as vscode from 'vscode';
import { type BaseLanguageClient, NotificationType, RequestType, State } from 'vscode-languageclient';
import type { IndexChanges } from './indexChanges';

interface Environment {
  readonly name: string;
  readonly folder: string;
  readonly namespace: string | null;
  readonly chosen: boolean;
}

interface Choice extends vscode.QuickPickItem {
  /** Empty: all. */
  readonly name: string;
}

const environmentsRequest = new RequestType<{ readonly uri: string }, readonly Environment[], void>(
  'selectrail/environments',
);
const chooseNotification = new NotificationType<{ readonly name: string }>('selectrail/chooseEnvironment');

const KEY = 'selectrail.environment';
/** Right of the language mode, which has 100. */
const PRIORITY = 99;

export interface Environments extends vscode.Disposable {
  readonly item: vscode.StatusBarItem;
}

export function registerEnvironments(
  client: BaseLanguageClient,
  changes: IndexChanges,
  memory: vscode.Memento,
): Environments {
  const item = vscode.window.createStatusBarItem(KEY, vscode.StatusBarAlignment.Right, PRIORITY);
  item.name = 'Selectrail Environment';
  item.command = 'selectrail.chooseEnvironment';
  const kept = (): string => memory.get(KEY, '');
  const tell = (name: string): Promise<void> => client.sendNotification(chooseNotification, { name });
  const update = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const offered = await environmentsOf(client, editor);
    if (editor === vscode.window.activeTextEditor) show(item, offered, kept()); // or else another update is under way
  };
  const choose = async (given?: string): Promise<void> => {
    const offered = await environmentsOf(client, vscode.window.activeTextEditor);
    const name = given ?? (await pick(offered));
    if (name === undefined) return;
    await memory.update(KEY, name);
    await tell(name);
    await update();
  };
  const all = vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running && kept() !== '') void tell(kept());
    }),
    changes.event(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.commands.registerCommand('selectrail.chooseEnvironment', choose),
  );
  return { item, dispose: () => void all.dispose() };
}

async function environmentsOf(
  client: BaseLanguageClient,
  editor: vscode.TextEditor | undefined,
): Promise<readonly Environment[]> {
  if (!editor || client.state !== State.Running) return [];
  const asked = client.sendRequest(environmentsRequest, { uri: editor.document.uri.toString() });
  return asked.catch(() => []); // the server ends
}

function show(item: vscode.StatusBarItem, offered: readonly Environment[], kept: string): void {
  void vscode.commands.executeCommand('setContext', 'selectrail.hasEnvironments', offered.length > 0);
  if (offered.length === 0) {
    item.hide();
    return;
  }
  const chosen = offered.filter((each) => each.chosen);
  const isChosen = chosen.length > 0 && chosen.length < offered.length;
  const what = isChosen ? kept : `${offered.length} environments`;
  item.text = `$(layers) ${what}`;
  item.tooltip = isChosen
    ? `Selectrail shows this file as ${kept} deploys it`
    : 'Selectrail shows this file for all environments that deploy it';
  item.accessibilityInformation = { label: `Selectrail environment: ${what}`, role: 'button' };
  item.show();
}

/** Name of the environment that the user picks; empty: all; undefined: none was picked. */
async function pick(offered: readonly Environment[]): Promise<string | undefined> {
  const all: Choice = { name: '', label: 'All environments', description: 'none before others' };
  const choices = offered.map(({ name, folder, namespace }): Choice => ({
    name,
    label: name,
    description: [
      vscode.workspace.asRelativePath(vscode.Uri.parse(folder)),
      ...(namespace === null ? [] : [`namespace ${namespace}`]),
    ].join(' · '),
  }));
  const quickPick = vscode.window.createQuickPick<Choice>();
  quickPick.title = 'Environment';
  quickPick.placeholder = 'Whose view hovers, lenses and definitions show first';
  quickPick.items = [...choices, all];
  quickPick.activeItems = choices.filter((_, at) => offered[at]?.chosen).slice(0, 1);
  return new Promise((resolve) => {
    quickPick.onDidAccept(() => {
      resolve(quickPick.selectedItems[0]?.name);
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      resolve(undefined);
      quickPick.dispose();
    });
    quickPick.show();
  });
}
