import type { CodeLens, Hover, Location, LocationLink, MarkupContent } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { EDITOR } from './client';
import { codes, lensTitles, SHOP, startIndexed } from './shop';

test('leads from a file that is open to one that is not, and back', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const definition = 'textDocument/definition';
  const [link] = await client.requestAt<LocationLink[]>(definition, 'shop/service.yaml', 'app: ch|eckout');
  expect(link).toMatchObject({
    originSelectionRange: { start: { line: 7, character: 4 }, end: { line: 7, character: 17 } },
    targetUri: client.uri('shop/web.yaml'),
    targetSelectionRange: { start: { line: 8, character: 8 }, end: { line: 8, character: 21 } },
  });
  const context = { includeDeclaration: false };
  const method = 'textDocument/references';
  const found = await client.requestAt<Location[]>(method, 'shop/service.yaml', 'name: ch|eckout', {
    context,
  });
  expect(found).toEqual([
    {
      uri: client.uri('shop/ingress.yaml'),
      range: { start: { line: 4, character: 35 }, end: { line: 4, character: 43 } },
    },
  ]);
});

test('plain locations and plain text where the client knows no more', async () => {
  const client = await startIndexed(SHOP, { capabilities: {} });
  await client.open('shop/service.yaml');
  const place = 'targetPort: ht|tp';
  const [location] = await client.requestAt<Location[]>(
    'textDocument/definition',
    'shop/service.yaml',
    place,
  );
  expect(location?.uri).toBe(client.uri('shop/web.yaml'));
  const hover = await client.requestAt<Hover>('textDocument/hover', 'shop/service.yaml', place);
  expect(hover.contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('8080') });
  expect((hover.contents as MarkupContent).value).not.toMatch(/\*\*|`/);
});

test('hovers in markdown on the range that they are about', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const hover = await client.requestAt<Hover>('textDocument/hover', 'shop/service.yaml', 'targetPort: ht|tp');
  expect(hover).toMatchObject({
    contents: { kind: 'markdown', value: expect.stringContaining('8080') },
    range: { start: { line: 9 } },
  });
});

test('a lens peeks with plain JSON, and follows edits of other files', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  await client.open('shop/web.yaml');
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', 'shop/service.yaml');
  expect(lens?.command).toBeUndefined();
  const resolved = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  expect(resolved.command).toMatchObject({
    title: expect.stringContaining('checkout.shop.svc.cluster.local'),
    command: 'selectrail.peek',
    arguments: [
      client.uri('shop/service.yaml'),
      resolved.range.start,
      expect.arrayContaining([expect.objectContaining({ uri: client.uri('shop/web.yaml') })]),
    ],
  });
  const refreshes = client.paramsOf('workspace/codeLens/refresh').length;
  await client.replace('shop/web.yaml', '        app: checkout', '        app: other');
  const changed = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  expect(changed.command?.title).not.toBe(resolved.command?.title);
  await client.until(() => client.paramsOf('workspace/codeLens/refresh').length > refreshes);
});

test('a lens whose file breaks, or whose object goes, answers with an empty command', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', 'shop/service.yaml');
  await client.replace('shop/service.yaml', 'apiVersion: v1\nkind', '{[ "');
  const broken = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  expect(broken.command).toEqual({ title: '', command: '' });
  await client.replace('shop/service.yaml', client.text('shop/service.yaml'), '');
  const gone = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
  expect(gone.command).toEqual({ title: '', command: '' });
  expect(await lensTitles(client, 'shop/service.yaml')).toEqual([]);
});

test.each(['utf-8', 'utf-32'] as const)('columns in %s, behind an emoji on the line', async (encoding) => {
  const source = SHOP.replace('    app: checkout\n', '    "k😀é": v\n    app: checkout # 😀\n')
    .replace(
      'metadata: {name: checkout, namespace: shop}',
      'metadata: {labels: {a: "😀é"}, name: checkout, namespace: shop}',
    )
    .replace('{service: {name: checkout', '{"😀é": 0, service: {name: checkout');
  const capabilities = { ...EDITOR, general: { positionEncodings: [encoding] } };
  const client = await startIndexed(source, { capabilities });
  const units = (text: string): number => (encoding === 'utf-8' ? Buffer.byteLength(text) : [...text].length);
  const line = client.text('shop/ingress.yaml').split('\n')[4] ?? '';
  const character = units(line.slice(0, line.indexOf('checkout')));
  await client.open('shop/ingress.yaml');
  const position = { line: 4, character: character + 8 };
  const [link] = await client.request<LocationLink[]>('textDocument/definition', 'shop/ingress.yaml', {
    position,
  });
  expect(link).toMatchObject({
    originSelectionRange: { start: { line: 4, character }, end: { line: 4, character: character + 8 } },
    targetUri: client.uri('shop/service.yaml'),
  });
  const context = { includeDeclaration: true };
  const found = await client.request<Location[]>('textDocument/references', 'shop/ingress.yaml', {
    position,
    context,
  });
  expect(found.map(({ range }) => range.end.character - range.start.character)).toEqual([8, 8]);

  const range = { start: { line: 4, character }, end: { line: 4, character: character + 8 } };
  const textDocument = { ...client.id('shop/ingress.yaml'), version: 2 };
  const contentChanges = [{ range, text: 'chekout' }];
  await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  expect(await codes(client, 'shop/ingress.yaml')).toEqual(['ingress-backend-missing']);
});
