// The view of the network: its items, and how it follows the editor and the index.
import * as vscode from 'vscode';
import { assert } from '../assert';
import { open, positionOf } from '../editor';
import { poll } from '../poll';

interface Api {
  readonly network: {
    readonly tree: vscode.TreeDataProvider<object>;
    readonly view: vscode.TreeView<object>;
  };
}

describe('the view of the network', () => {
  const extension = vscode.extensions.getExtension<Api>('selectrail.selectrail');
  const item = async (element: object): Promise<vscode.TreeItem> => {
    const found = await extension?.exports.network.tree.getTreeItem(element);
    assert(found, 'no tree item');
    return found;
  };
  const textOf = async (element: object): Promise<string> => {
    const { label, description } = await item(element);
    return `${String(label)} ${String(description)}`.trim();
  };
  /** The child of `parent` whose text starts with `text`, once there is one. */
  const child = (parent: object | undefined, text: string): Promise<object> =>
    poll(async () => {
      for (const each of (await extension?.exports.network.tree.getChildren(parent)) ?? [])
        if ((await textOf(each)).startsWith(text)) return each;
      return undefined;
    }, `an item \`${text}\``);

  /** What is in the plain folders, under the name of the workspace folder. */
  const shop = async (): Promise<object> => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder, 'no workspace folder is open');
    return child(await child(undefined, folder.name), 'shop');
  };

  before(async () => {
    await open('shop/service.yaml');
    await vscode.commands.executeCommand('selectrail.network.focus');
  });

  it('shows Services with the pods and policies behind them, for eyes and ears', async () => {
    const service = await child(await shop(), 'web ');
    const { accessibilityInformation, command, id } = await item(service);
    assert(id !== undefined, 'it has no id');
    assert(
      /^service web, 80 to 8080, 9090, 3 pods$/.test(accessibilityInformation?.label ?? ''),
      `it is called ${accessibilityInformation?.label}`,
    );
    const workload = await child(service, 'web Deployment');
    await child(workload, 'default-deny');
    assert(command, 'it opens nothing');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert(editor, 'it opens no editor');
    assert(editor.document.uri.path.endsWith('/shop/service.yaml'), 'it opens another file');
    assert(editor.document.getText(editor.selection) === 'web', 'it selects something else than the name');
  });

  it('selects the object at the cursor', async () => {
    const api = await open('shop/api.yaml');
    const editor = await vscode.window.showTextDocument(api);
    const position = positionOf(api, /kind: (Deployment)/);
    editor.selection = new vscode.Selection(position, position);
    await poll(async () => {
      const [selected] = extension?.exports.network.view.selection ?? [];
      return selected !== undefined && (await textOf(selected)).startsWith('api Deployment');
    }, 'the selection of the workload `api`');
  });

  it('follows an edit', async () => {
    const cart = await open('shop/cart.yaml');
    const editor = await vscode.window.showTextDocument(cart);
    const port = positionOf(cart, /targetPort: (htttp)/);
    await child(await shop(), 'cart 80→htttp');
    await editor.edit((edit) => edit.replace(new vscode.Range(port, port.translate(0, 5)), 'http'));
    await child(await shop(), 'cart 80→8080');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
