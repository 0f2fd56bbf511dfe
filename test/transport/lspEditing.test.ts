import type {
  CodeAction,
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { EDITOR } from './client';
import { codes, SHOP, startIndexed } from './shop';

test('a rename changes every file in one edit, and leaves nothing dangling', async () => {
  const client = await startIndexed(SHOP);
  const files = ['shop/service.yaml', 'shop/web.yaml', 'shop/ingress.yaml'];
  for (const file of files) await client.open(file);
  const place = 'name: ch|eckout';
  const ready = await client.requestAt('textDocument/prepareRename', 'shop/service.yaml', place);
  expect(ready).toMatchObject({ placeholder: 'checkout' });
  const edit = await client.requestAt<WorkspaceEdit>('textDocument/rename', 'shop/service.yaml', place, {
    newName: 'till',
  });
  await client.apply(edit);
  expect(client.text('shop/service.yaml')).toContain('name: till\n');
  expect(client.text('shop/ingress.yaml')).toContain('service: {name: till');
  expect(client.text('shop/web.yaml')).not.toContain('till');
  for (const file of files) expect(await codes(client, file)).toEqual([]);
});

test('a rename that would break is refused with a reason', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const refused = client.requestAt('textDocument/rename', 'shop/service.yaml', 'name: ch|eckout', {
    newName: 'No!',
  });
  await expect(refused).rejects.toThrow('`No!` is no valid name');
});

test('completes the names that fit, while the line is still empty', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/ingress.yaml');
  await client.replace('shop/ingress.yaml', 'name: checkout, port', 'name: , port');
  const items = await client.requestAt<CompletionItem[]>(
    'textDocument/completion',
    'shop/ingress.yaml',
    '{name: |, port',
  );
  expect(items.map(({ label }) => label)).toEqual(['checkout']);
});

test('highlights, outlines and finds', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/web.yaml');
  const marks = await client.requestAt<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    'shop/web.yaml',
    '        app: ch|eckout',
  );
  expect(marks.map(({ range }) => range.start.line).toSorted()).toEqual([4, 8]);
  const [outline] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', 'shop/web.yaml');
  expect(outline?.name).toBe('Deployment/checkout');
  expect(outline?.children?.map(({ name }) => name)).toEqual(['checkout']);
  const symbols = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', {
    query: 'svcx',
  });
  expect(symbols).toEqual([]);
  const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', {
    query: 'servicecheck',
  });
  expect(found.map(({ name }) => name)).toEqual(['Service/checkout']);
  const pods = await client.requestAt<Location[]>(
    'textDocument/implementation',
    'shop/ingress.yaml',
    'name: ch|eckout, port',
  );
  expect(pods.map(({ uri }) => uri)).toEqual([client.uri('shop/web.yaml')]);
});

test('inlay hints show the ports of the pods, and kubectl commands are quoted text', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', 'shop/service.yaml', { range });
  expect(hints.map(({ label, position }) => [label, position.line])).toEqual([['8080', 9]]);
  const commands = await client.requestAt<{ command: string }[]>(
    'selectrail/kubectl',
    'shop/service.yaml',
    'name: ch|eckout',
  );
  expect(commands.map(({ command }) => command)).toContain('kubectl -n shop describe service/checkout');
  const place = { range: { start: { line: 4, character: 9 }, end: { line: 4, character: 9 } } };
  const context = { diagnostics: [], only: ['source'] };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', 'shop/service.yaml', {
    ...place,
    context,
  });
  expect(actions.map(({ command }) => command?.arguments?.[0])).toContain(
    'kubectl -n shop describe service/checkout',
  );
  const bulb = await client.request<CodeAction[]>('textDocument/codeAction', 'shop/service.yaml', {
    ...place,
    context: { diagnostics: [] },
  });
  expect(bulb).toEqual([]);
});

test('selects outward from the value at the cursor', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  const positions = [client.position('shop/service.yaml', 'targetPort: ht|tp')];
  const [found] = await client.request<SelectionRange[]>('textDocument/selectionRange', 'shop/service.yaml', {
    positions,
  });
  expect(found?.range).toEqual({ start: { line: 9, character: 41 }, end: { line: 9, character: 45 } });
  expect(found?.parent?.range.start).toEqual({ line: 9, character: 29 });
});

test('a hover on a name links to the commands, where the client can copy', async () => {
  const client = await startIndexed(SHOP, { capabilities: { ...EDITOR, experimental: { copyLinks: true } } });
  await client.open('shop/service.yaml');
  const hover = await client.requestAt<Hover>('textDocument/hover', 'shop/service.yaml', 'name: ch|eckout');
  expect(hover.contents).toMatchObject({
    value: expect.stringContaining('[describe](command:selectrail.copy?'),
  });
  const other = await client.requestAt<Hover>('textDocument/hover', 'shop/service.yaml', 'targetPort: ht|tp');
  expect(other.contents).toMatchObject({ value: expect.not.stringContaining('command:') });
});
