// The client's commands, and what the server learns from the editor: moved folders, a restart.
import * as vscode from 'vscode';
import { assert } from '../assert';
import { definitionAt, diagnosticWith, lensWith, open, positionOf } from '../editor';
import { poll } from '../poll';

describe('server', () => {
  it('peeks at the targets of a lens', async () => {
    const service = await open('shop/service.yaml');
    await lensWith(service, 'web.shop.svc.cluster.local');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      service.uri,
      100,
    );
    const command = lenses.map((lens) => lens.command).find((each) => each?.command === 'selectrail.peek');
    assert(command, 'no lens peeks');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  });

  it('follows a folder that is moved', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert(folder, 'no workspace folder is open');
    const cart = await open('shop/cart.yaml');
    await diagnosticWith(cart, 'service-target-port-unresolved');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.joinPath(folder, 'shop'), vscode.Uri.joinPath(folder, 'store'));
    assert(await vscode.workspace.applyEdit(edit), 'the folder cannot be moved');
    await poll(() => problemsUnder('/shop/') === 0, 'no problems in the old place');
    await poll(() => problemsUnder('/store/') > 0, 'problems in the new place');
    const service = await open('store/service.yaml');
    const files = await definitionAt(service, positionOf(service, /targetPort:\s*(\S+)/));
    assert(
      files.every((file) => file.startsWith('store/')),
      `it leads to ${files.join()}`,
    );
    await vscode.workspace.fs.rename(
      vscode.Uri.joinPath(folder, 'store'),
      vscode.Uri.joinPath(folder, 'shop'),
    );
    await poll(() => problemsUnder('/shop/') > 0, 'problems in the old place again');
    await poll(() => problemsUnder('/store/') === 0, 'no problems in the new place');
  });

  it('starts again', async () => {
    const service = await open('shop/service.yaml');
    await vscode.commands.executeCommand('selectrail.restartServer');
    await lensWith(service, 'web.shop.svc.cluster.local');
  });
});

function problemsUnder(path: string): number {
  const ours = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.includes(path));
  return ours.reduce((sum, [, list]) => sum + list.length, 0);
}
