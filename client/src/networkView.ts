// The view of the network in the Explorer: it follows the index and the active editor, and has the commands of objects.
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { IndexChanges } from './indexChanges';
import { offerKubectl } from './kubectl';
import { networkTreeItem } from './networkItem';
import { type NetworkItem, NetworkTree } from './networkTree';

/** In milliseconds; the cursor rests that long before the tree moves. */
const REST = 150;

export interface NetworkView extends vscode.Disposable {
  readonly tree: NetworkTree;
  readonly view: vscode.TreeView<NetworkItem>;
}

export function registerNetworkView(
  client: BaseLanguageClient,
  changes: IndexChanges,
  selector: vscode.DocumentSelector,
): NetworkView {
  const convert = client.protocol2CodeConverter;
  const tree = new NetworkTree(client, (item, siblings) => networkTreeItem({ convert }, item, siblings));
  const view = vscode.window.createTreeView('selectrail.network', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  let isStale = false;
  const refresh = async (): Promise<void> => {
    isStale = !view.visible;
    if (!isStale) await tree.refresh();
  };
  let rest: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => void revealActive(client, tree, view, selector), REST);
  };
  const all = vscode.Disposable.from(
    view,
    new vscode.Disposable(() => clearTimeout(rest)),
    changes.event(refresh),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    view.onDidChangeVisibility(async ({ visible }) => {
      if (visible && isStale) await refresh();
      if (visible) follow();
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeTextEditorSelection(follow),
    vscode.commands.registerCommand('selectrail.tree.references', async (item: NetworkItem) => {
      if (await open(client, item)) await vscode.commands.executeCommand('references-view.findReferences');
    }),
    vscode.commands.registerCommand('selectrail.tree.explain', ({ node: { end, location } }: NetworkItem) =>
      vscode.commands.executeCommand('selectrail.explain', { destination: end, uri: location?.uri }),
    ),
    vscode.commands.registerCommand(
      'selectrail.tree.kubectl',
      async ({ node: { location } }: NetworkItem) => {
        if (location) await offerKubectl(client, { textDocument: location, position: location.range.start });
      },
    ),
  );
  return { tree, view, dispose: () => void all.dispose() };
}

/** Shows the item's YAML, with the cursor on its name. */
async function open(client: BaseLanguageClient, { node: { location } }: NetworkItem): Promise<boolean> {
  if (!location) return false;
  const convert = client.protocol2CodeConverter;
  const selection = convert.asRange(location.range);
  await vscode.window.showTextDocument(convert.asUri(location.uri), { selection });
  return true;
}

/** Selects the object at the cursor, unless it is selected already, perhaps in another place. */
async function revealActive(
  client: BaseLanguageClient,
  tree: NetworkTree,
  view: vscode.TreeView<NetworkItem>,
  selector: vscode.DocumentSelector,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const wanted = vscode.workspace.getConfiguration('selectrail').get('tree.autoReveal', true);
  if (!editor || !wanted || !view.visible || client.state !== State.Running) return;
  if (vscode.languages.match(selector, editor.document) === 0) return;
  const { document, selection } = editor;
  const place = client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active);
  const found = await tree.find(place).catch(() => undefined); // the server ends
  if (!found || editor !== vscode.window.activeTextEditor) return;
  const here = JSON.stringify(found.node.location);
  if (view.selection.some(({ node }) => JSON.stringify(node.location) === here)) return;
  await view.reveal(found, { select: true, focus: false });
}
