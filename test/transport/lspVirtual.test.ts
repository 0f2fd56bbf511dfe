/** Workspaces that no disk holds: the server asks the client for their files. */
import fs from 'node:fs';
import path from 'node:path';
import type { LocationLink } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { codes, lensTitles, SHOP, startIndexed } from './shop';

const SCHEME = { scheme: 'vscode-vfs' };

test('their files are indexed, and links lead to them', async () => {
  const client = await startIndexed(SHOP.replaceAll('#- shop/', '#- @shop/'), SCHEME);
  const [link] = await client.requestAt<LocationLink[]>(
    'textDocument/definition',
    '@shop/service.yaml',
    'app: ch|eckout',
  );
  expect(link?.targetUri).toBe(client.uri('%40shop/web.yaml').replace('%25', '%')); // as VS Code writes it
  expect((await lensTitles(client, '@shop/service.yaml')).join()).toMatch(/\b1 pod\b/);
});

test('what changes is read again, and what cannot be read is not there', async () => {
  const client = await startIndexed(SHOP, SCHEME);
  expect(await codes(client, 'shop/ingress.yaml')).toEqual([]);
  fs.rmSync(path.join(client.folder, 'shop/service.yaml'));
  await client.watched(3, 'shop/service.yaml');
  await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ files: 2 });
});

test('several files are asked for at once', async () => {
  const client = await startIndexed(SHOP, SCHEME);
  const asked: string[] = [];
  let release: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (release = resolve));
  client.connection.onRequest('selectrail/readFile', async ({ uri }: { uri: string }) => {
    asked.push(uri);
    if (asked.length === 2) release();
    await both; // a server that waits for the first answer waits for ever
    return '';
  });
  await client.watched(2, 'shop/service.yaml', 'shop/web.yaml');
  await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  expect(asked.toSorted()).toEqual([client.uri('shop/service.yaml'), client.uri('shop/web.yaml')]);
});

test('the folder itself may be gone', async () => {
  const client = await startIndexed(SHOP, { ...SCHEME, folders: ['nowhere'] });
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ objects: 0, files: 0 });
});
