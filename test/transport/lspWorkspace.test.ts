import fs from 'node:fs';
import type { LocationLink } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { codes, lensTitles, pull, SHOP, start, startIndexed } from './shop';

test('files and folders that come, go and move on disk', async () => {
  const client = await startIndexed(SHOP);
  const objects = (count: number): Promise<unknown> =>
    client.until(() => client.paramsOf<{ objects: number }>('selectrail/status').at(-1)?.objects === count);
  client.write('shop/more/a.json', '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}}');
  client.write('shop/more/package.json', '{"name": "none"}');
  await client.watched(1, 'shop/more');
  await objects(4);
  fs.renameSync(`${client.folder}/shop`, `${client.folder}/store`);
  const files = [{ oldUri: client.uri('shop'), newUri: client.uri('store') }];
  await client.connection.sendNotification('workspace/didRenameFiles', { files });
  await objects(4);
  await client.open('store/service.yaml');
  const place = 'app: ch|eckout';
  const [link] = await client.requestAt<LocationLink[]>(
    'textDocument/definition',
    'store/service.yaml',
    place,
  );
  expect(link?.targetUri).toBe(client.uri('store/web.yaml'));
  client.remove('store');
  await client.watched(3, 'store');
  await objects(1);
  await client.close('store/service.yaml');
  expect(await client.request('textDocument/codeLens', 'store/service.yaml')).toEqual([]);
});

test('an open file wins over the disk until it is closed', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  await client.open('shop/web.yaml');
  client.write('shop/web.yaml', '# nothing');
  client.write('shop/new.yaml', '# nothing');
  await client.watched(2, 'shop/web.yaml', 'shop/new.yaml');
  const definition = (): Promise<LocationLink[]> =>
    client.requestAt('textDocument/definition', 'shop/service.yaml', 'app: ch|eckout');
  await client.until(() => client.paramsOf('workspace/diagnostic/refresh').length > 1);
  expect(await definition()).toHaveLength(1);
  await client.close('shop/web.yaml');
  expect(await definition()).toEqual([]);
});

test('settings: asked for, changed, excluding, and given at the start', async () => {
  const lost = SHOP.replace('    app: checkout', '    app: chekout');
  const client = await startIndexed(lost, { settings: { rules: { 'service-selector-no-match': 'error' } } });
  await client.open('shop/service.yaml');
  const severities = async (): Promise<unknown[]> => {
    const report = await pull(client, 'shop/service.yaml');
    return report.kind === 'full' ? report.items.map(({ severity }) => severity) : [];
  };
  expect(await severities()).toEqual([1]);
  client.settings = { diagnostics: { enabled: false }, exclude: ['**/web.yaml'] };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await severities()).toEqual([]);
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ objects: 2 });

  const initializationOptions = { rules: { 'service-selector-no-match': 'hint' } };
  const other = await start(lost, {
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions,
  });
  const report = await pull(other, 'shop/service.yaml');
  expect(report).toMatchObject({ items: [{ severity: 4 }] });
});

test('folders are added and removed', async () => {
  const client = await startIndexed(
    `${SHOP}#- extra/a.yaml
apiVersion: v1
kind: Service
metadata: {name: a}
`,
    { folders: ['shop'] },
  );
  const objects = async (): Promise<unknown> => {
    await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    return client.paramsOf<{ objects: number }>('selectrail/status').at(-1)?.objects;
  };
  expect(await objects()).toBe(3);
  const folder = (name: string): object => ({ uri: client.uri(name), name });
  const change = (event: object): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  await change({ added: [folder('extra')], removed: [] });
  expect(await objects()).toBe(4);
  await change({ added: [], removed: [folder('shop')] });
  expect(await objects()).toBe(1);
});

test('large and binary files are skipped with a line each', async () => {
  const client = await startIndexed(SHOP);
  client.write('large.yaml', 'a: é\n'.repeat(2 ** 21));
  client.write('binary.yaml', 'a\0b');
  await client.watched(1, 'large.yaml', 'binary.yaml');
  const warnings = (): string[] =>
    client
      .paramsOf<{ type: number; message: string }>('window/logMessage')
      .flatMap(({ type, message }) => (type === 2 ? message : []));
  await client.until(() => warnings().length === 2);
  expect(warnings().join()).toMatch(/large\.yaml: larger than 8 MiB.*binary\.yaml: not a text file/);
});

test('a file has one name, however the client encodes it', async () => {
  const client = await startIndexed(SHOP);
  const file = 'my apps/é & @ #1%/service.yaml';
  client.write(file, client.text('shop/service.yaml').replace('name: checkout', 'name: other'));
  await client.watched(1, file);
  await client.open(file);
  expect(client.uri(file)).toContain('@');
  const [link] = await client.requestAt<LocationLink[]>('textDocument/definition', file, 'name: ot|her');
  expect(decodeURIComponent(link?.targetUri ?? '')).toBe(decodeURIComponent(client.uri(file)));
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ objects: 4 });
});

test('documents of other languages and of diffs are not ours; Helm templates get no diagnostics', async () => {
  const lost = SHOP.replace('    app: checkout', '    app: chekout');
  const client = await startIndexed(lost);
  const uri = 'git:/shop/service.yaml';
  const text = client.text('shop/service.yaml');
  const textDocument = { uri, languageId: 'yaml', version: 1, text };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  const [none] = [await client.connection.sendRequest('textDocument/codeLens', { textDocument })];
  expect(none).toEqual([]);
  await client.open('shop/service.yaml', 'helm');
  expect(await codes(client, 'shop/service.yaml')).toEqual([]);
  expect(await lensTitles(client, 'shop/service.yaml')).toHaveLength(1);
  await client.close('shop/service.yaml');
  expect(await codes(client, 'shop/service.yaml')).toEqual(['service-selector-no-match']);
});
