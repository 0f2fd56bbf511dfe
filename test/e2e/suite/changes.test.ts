// What an edit opens and closes: the document beside it, and the commands.
import * as vscode from 'vscode';
import { assert } from '../assert';
import { open, positionOf } from '../editor';
import { poll } from '../poll';

describe('reachability changes', () => {
  let cart: vscode.TextDocument;

  before(async () => {
    cart = await open('shop/cart.yaml');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('follow a label while it is typed, and lead to what decides', async () => {
    const label = positionOf(cart, /template:[^]*?app: (cart)/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(cart.uri, label.translate(0, 'cart'.length), 's');
    assert(await vscode.workspace.applyEdit(edit), 'the label cannot be edited');
    await vscode.commands.executeCommand('selectrail.showReachabilityChanges');
    const changes = await poll(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'selectrail-changes'),
      'a document of the changes',
    );
    await poll(
      () =>
        /^- web → cart {2}TCP 8080\n.*no longer matches {2}shop\/policies.yaml:\d+$/m.test(changes.getText()),
      `web cannot reach the cart any more, in: ${changes.getText()}`,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      changes.uri,
    );
    assert(
      links.some(({ target }) => target?.path.endsWith('/shop/policies.yaml')),
      'no link to the policy',
    );
    const back = new vscode.WorkspaceEdit();
    back.delete(cart.uri, new vscode.Range(label.translate(0, 4), label.translate(0, 5)));
    assert(await vscode.workspace.applyEdit(back), 'the edit cannot be taken back');
    await poll(
      () => changes.getText().includes('No connection opens or closes'),
      'nothing differs once the edit is taken back',
    );
  });
});
