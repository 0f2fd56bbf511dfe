import type { RegistrationParams } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { lensTitles, SHOP, startIndexed } from './shop';

test.each([[['server.js', '--stdio']], [['selectrail.js', 'lsp', '--stdio']]] as const)(
  '%j offers what it has, registers for changes, and ends with 0',
  async (command) => {
    const client = await startIndexed(SHOP, { command });
    expect(client.initializeResult).toMatchObject({
      serverInfo: { name: 'Selectrail' },
      capabilities: {
        positionEncoding: 'utf-16',
        definitionProvider: true,
        codeLensProvider: { resolveProvider: true },
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
      },
    });
    const registered = client.paramsOf<RegistrationParams>('client/registerCapability');
    expect(
      registered.flatMap(({ registrations }) => registrations.map(({ method }) => method)).sort(),
    ).toEqual(['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
    expect(client.paramsOf('selectrail/status').at(-1)).toEqual({ objects: 3, files: 3, indexing: false });
    expect(await client.stop()).toBe(0);
  },
);

test('garbage is logged and answered with nothing, and the server lives', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const send = (method: string, params: unknown): Promise<unknown> =>
    client.connection.sendRequest(method, params);
  expect(await send('textDocument/definition', { position: 5 })).toEqual([]);
  expect(await send('textDocument/hover', { textDocument: { uri: 7 } })).toBeNull();
  expect(await send('codeLens/resolve', { data: { type: 'no', location: 1 } })).toMatchObject({ data: {} });
  expect(await send('textDocument/diagnostic', {})).toEqual({ kind: 'full', items: [] });
  await client.connection.sendNotification('textDocument/didChange', { contentChanges: 'x' });
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {});
  expect(client.paramsOf<{ type: number }>('window/logMessage').filter(({ type }) => type === 1)).not.toEqual(
    [],
  );
  expect(await client.request('textDocument/codeLens', 'nowhere.yaml')).toEqual([]);
  expect(await lensTitles(client, 'shop/service.yaml')).toHaveLength(1);
});
