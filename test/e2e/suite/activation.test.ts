// The extension wakes up on a YAML file and its language server answers in the demo workspace.
import * as vscode from 'vscode';
import { assert } from '../assert';
import { definitionAt, diagnosticWith, hoverAt, lensWith, open, positionOf } from '../editor';
import { environment } from '../environment';
import { poll } from '../poll';

describe('activation', () => {
  const extension = vscode.extensions.getExtension<{ readonly client: unknown }>('selectrail.selectrail');
  let service: vscode.TextDocument;

  before(async () => {
    service = await open('shop/service.yaml');
  });

  it('activates on a YAML file and exports its client', async () => {
    assert(extension, 'the extension is not installed');
    await poll(() => extension.isActive, 'the extension is active');
    assert(extension.exports.client, 'no `client` in the exports');
  });

  it('runs from where it should', () => {
    const packed = environment('SELECTRAIL_TEST_PACKED') === '1';
    assert(extension, 'the extension is not installed');
    const inExtensionsFolder = /[\\/]extensions[\\/]selectrail\.selectrail-/.test(extension.extensionPath);
    assert(inExtensionsFolder === packed, `the extension runs from ${extension.extensionPath}`);
  });

  it('runs in a worker where the workspace is no folder of a disk', () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const { process } = globalThis as {
      readonly process?: { readonly versions?: { readonly node?: string } };
    };
    const isWorker = process?.versions?.node === undefined;
    assert(isWorker === (folder?.uri.scheme === 'memfs'), `a ${folder?.uri.scheme} workspace runs elsewhere`);
  });

  it('shows the DNS name of a Service in a CodeLens', async () => {
    await lensWith(service, 'web.shop.svc.cluster.local');
  });

  it('shows a hover on a targetPort', async () => {
    const text = await hoverAt(service, positionOf(service, /targetPort:\s*(\S+)/));
    assert(text.trim() !== '', 'the hover is empty');
  });

  it('leads from a Service to what it selects', async () => {
    const files = await definitionAt(service, positionOf(service, /targetPort:\s*(\S+)/));
    assert(files.length > 0, 'no definition');
  });

  it('reports a planted problem at its place', async () => {
    const cart = await open('shop/cart.yaml');
    const diagnostic = await diagnosticWith(cart, 'service-target-port-unresolved');
    assert(cart.getText(diagnostic.range) === 'htttp', `it is at \`${cart.getText(diagnostic.range)}\``);
  });
});
