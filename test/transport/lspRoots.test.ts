import type { Location, LocationLink, WorkspaceSymbol } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import type { Client } from './client';
import { codes, lensTitles, SHOP, start, startIndexed } from './shop';

/** The same application in two folders. */
const inFolder = (folder: string): string => SHOP.replaceAll('#- shop/', `#- ${folder}/`);
const TWINS = inFolder('one') + inFolder('two');
const BOTH = ['one', 'two'];

async function definitions(client: Client, file: string, place: string): Promise<readonly string[]> {
  const links = await client.requestAt<LocationLink[]>('textDocument/definition', file, place);
  return links.map(({ targetUri }) => targetUri.slice(client.uri('').length + 1));
}

async function symbolFiles(client: Client, query: string): Promise<readonly string[]> {
  const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
  return found.map(({ location }) => location.uri.slice(client.uri('').length + 1)).toSorted();
}

async function changeFolders(
  client: Client,
  added: readonly string[],
  removed: readonly string[],
): Promise<void> {
  const folder = (name: string): object => ({ uri: client.uri(name), name });
  const event = { added: added.map(folder), removed: removed.map(folder) };
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
}

test('each root is a project of its own', async () => {
  const client = await startIndexed(TWINS, { folders: BOTH });
  for (const folder of BOTH) {
    const service = `${folder}/service.yaml`;
    expect(await definitions(client, service, 'app: ch|eckout')).toEqual([`${folder}/web.yaml`]);
    const references = await client.requestAt<Location[]>(
      'textDocument/references',
      service,
      'name: ch|eckout',
      {
        context: { includeDeclaration: false },
      },
    );
    expect(references.map(({ uri }) => uri)).toEqual([client.uri(`${folder}/ingress.yaml`)]);
    expect((await lensTitles(client, service)).join()).toMatch(/\b1 pod\b/);
    expect(await codes(client, service)).toEqual([]);
  }
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ objects: 6, files: 6 });
  expect(await symbolFiles(client, 'service')).toEqual(['one/service.yaml', 'two/service.yaml']);
});

test('what one root lacks is not taken from another', async () => {
  const lacking = inFolder('one').replace('    app: checkout\n  ports', '    app: other\n  ports');
  const client = await startIndexed(lacking + inFolder('two').replaceAll('app: checkout', 'app: other'), {
    folders: BOTH,
  });
  expect(await definitions(client, 'one/service.yaml', 'app: ot|her')).toEqual([]);
  expect(await definitions(client, 'two/service.yaml', 'app: ot|her')).toEqual(['two/web.yaml']);
});

test('a setting joins the roots, and parts them again', async () => {
  const lacking = inFolder('one').replace('    app: checkout\n  ports', '    app: other\n  ports');
  const client = await startIndexed(lacking + inFolder('two').replaceAll('app: checkout', 'app: other'), {
    folders: BOTH,
    settings: { workspaceFolders: 'joined' },
  });
  expect(await definitions(client, 'one/service.yaml', 'app: ot|her')).toEqual(['two/web.yaml']);
  const become = async (workspaceFolders: string): Promise<void> => {
    client.settings = { workspaceFolders };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  };
  await become('separate');
  expect(await definitions(client, 'one/service.yaml', 'app: ot|her')).toEqual([]);
  await become('joined');
  expect(await definitions(client, 'one/service.yaml', 'app: ot|her')).toEqual(['two/web.yaml']);
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ objects: 6, files: 6 });
});

test('roots come and go, with what is open in them', async () => {
  const client = await startIndexed(TWINS, { folders: ['one'] });
  await client.open('two/service.yaml');
  await changeFolders(client, ['two'], []);
  expect(await definitions(client, 'two/service.yaml', 'app: ch|eckout')).toEqual(['two/web.yaml']);
  expect(await definitions(client, 'one/service.yaml', 'app: ch|eckout')).toEqual(['one/web.yaml']);
  expect(client.paramsOf('selectrail/status').at(-1)).toMatchObject({ objects: 6 });
  await changeFolders(client, [], ['one']);
  expect(await definitions(client, 'one/service.yaml', 'app: ch|eckout')).toEqual([]);
  expect(await definitions(client, 'two/service.yaml', 'app: ch|eckout')).toEqual(['two/web.yaml']);
  expect(await symbolFiles(client, 'service')).toEqual(['two/service.yaml']);
});

test('a folder within another belongs to its root', async () => {
  const client = await startIndexed(SHOP.replace('#- shop/web', '#- shop/apps/web'), {
    folders: ['shop', 'shop/apps'],
  });
  expect(await definitions(client, 'shop/service.yaml', 'app: ch|eckout')).toEqual(['shop/apps/web.yaml']);
});

test('a file outside of several roots sees neither', async () => {
  const client = await start(`${TWINS}${inFolder('three').replace(/#- three\/web.*?#-/s, '#-')}`, {
    folders: BOTH,
  });
  await client.indexed();
  await client.open('three/service.yaml');
  await client.open('three/ingress.yaml');
  expect(await definitions(client, 'three/service.yaml', 'app: ch|eckout')).toEqual([]);
  expect(await definitions(client, 'three/ingress.yaml', 'service: {name: ch|eckout')).toEqual([
    'three/service.yaml',
  ]);
});

test('the configuration of a root counts in it alone', async () => {
  const lost = (folder: string): string =>
    inFolder(folder).replace('    app: checkout\n  ports', '    app: chekout\n  ports');
  const client = await startIndexed(
    `${lost('one')}${lost('two')}#- one/.selectrail.yaml\nrules: {service-selector-no-match: off}\n`,
    { folders: BOTH },
  );
  expect(await codes(client, 'one/service.yaml')).toEqual([]);
  expect(await codes(client, 'two/service.yaml')).toEqual(['service-selector-no-match']);
});
