import { expect, test } from 'vitest';
import { type Client, EDITOR } from './client';
import { SHOP, startIndexed } from './shop';

interface Node {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly hasChildren: boolean;
  readonly location: { readonly uri: string } | null;
}

const LISTENING = { ...EDITOR, experimental: { indexChanges: true } };
const TWINS = SHOP.replaceAll('#- shop/', '#- one/') + SHOP.replaceAll('#- shop/', '#- two/');

const branches = (client: Client, folder: string, ...paths: readonly string[][]): Promise<Node[][]> =>
  client.connection.sendRequest('selectrail/networkTree', { uri: client.uri(folder), paths });

async function texts(client: Client, folder: string, ...path: string[]): Promise<readonly string[]> {
  const [nodes = []] = await branches(client, folder, path);
  return nodes.map(({ label, detail }) => `${label}: ${detail}`);
}

test('branches of the tree, each root by itself, and the path to the object at the cursor', async () => {
  const client = await startIndexed(TWINS, { folders: ['one', 'two'], capabilities: LISTENING });
  for (const folder of ['one', 'two']) {
    const [[namespace] = [], [service] = [], [route, workload] = []] = await branches(
      client,
      folder,
      [],
      ['shop'],
      ['shop', 'Service checkout'],
    );
    expect(namespace).toMatchObject({ key: 'shop', hasChildren: true, location: null });
    expect(service).toMatchObject({ label: 'checkout', detail: '80→8080 · 1 pod' });
    expect(service?.location?.uri).toBe(client.uri(`${folder}/service.yaml`));
    expect(route).toMatchObject({ label: 'checkout', detail: 'Ingress', hasChildren: false });
    expect(workload).toMatchObject({ label: 'checkout', detail: 'Deployment · 1 pod', hasChildren: false });
    const path = await client.requestAt(
      'selectrail/networkTreePath',
      `${folder}/web.yaml`,
      'containerPort: 80|80',
    );
    expect(path).toEqual(['shop', 'Service checkout', 'Deployment checkout']);
  }
  expect(await branches(client, 'one', ['none'], ['shop', 'Service none'])).toEqual([[], []]);
});

test('the tree follows an edit once typing pauses', async () => {
  const client = await startIndexed(SHOP, { capabilities: LISTENING });
  await client.open('shop/service.yaml');
  expect(await texts(client, '', 'shop')).toEqual(['checkout: 80→8080 · 1 pod']);
  const changes = (): number => client.paramsOf('selectrail/changed').length;
  const before = changes();
  await client.replace('shop/service.yaml', 'app: checkout', 'app: other');
  await client.until(() => changes() > before);
  expect(await texts(client, '', 'shop')).toEqual([
    'checkout: 80→http · no pods here',
    'checkout: Deployment · 1 pod',
  ]);
});
