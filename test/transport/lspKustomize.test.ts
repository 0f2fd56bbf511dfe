import type { CodeLens, DocumentLink, Hover, LocationLink } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { lensTitles, startIndexed } from './shop';

const SOURCE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80}]}
#- prod/kustomization.yaml
resources:
  - ../base
namePrefix: prod-
configMapGenerator: [{name: web, files: [my app.conf]}]
#- prod/my.txt
no manifest
`;
const PROD = 'prod/kustomization.yaml';

test('renders a kustomization, with what an editor holds', async () => {
  const client = await startIndexed(SOURCE);
  const render = (file: string): Promise<string | null> =>
    client.connection.sendRequest('selectrail/renderKustomization', { uri: client.uri(file) });
  expect(await render(PROD)).toContain('name: prod-web');
  await client.open('base/web.yaml');
  await client.replace('base/web.yaml', 'name: web', 'name: shop');
  expect(await render(PROD)).toContain('name: prod-shop');
  expect(await render('base/web.yaml')).toBeNull();
});

test('a lens says what it renders, and a click previews it', async () => {
  const client = await startIndexed(SOURCE);
  expect(await lensTitles(client, PROD)).toEqual(['renders at least 1 object']);
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', PROD);
  const resolved = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  expect(resolved.command).toMatchObject({
    command: 'selectrail.previewKustomization',
    arguments: [client.uri(PROD)],
  });
});

test('paths are links, and lead to their files', async () => {
  const client = await startIndexed(SOURCE);
  client.write('prod/my app.conf', 'x');
  await client.open(PROD);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', PROD);
  expect(links.map(({ target }) => target)).toEqual([
    client.uri('base/kustomization.yaml'),
    client.uri('prod/my app.conf'),
  ]);
  const [link] = await client.requestAt<LocationLink[]>('textDocument/definition', PROD, '../ba|se');
  expect(link?.targetUri).toBe(client.uri('base/kustomization.yaml'));
});

test('a hover on the name of an object says what overlays make of it', async () => {
  const client = await startIndexed(SOURCE);
  await client.open('base/web.yaml');
  const hover = await client.requestAt<Hover>('textDocument/hover', 'base/web.yaml', 'name: we|b');
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('`../prod`: name `prod-web`') });
});
