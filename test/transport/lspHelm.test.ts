import type {
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { CHART } from '../../server/src/testing/chart';
import type { Client } from './client';
import { codes, startIndexed } from './shop';

const WEB = 'chart/templates/web.yaml';
const HELPERS = 'chart/templates/_helpers.tpl';

/** Start of each range as `file:line`. */
function lines(client: Client, locations: readonly Location[]): readonly string[] {
  return locations.map(({ uri, range }) => `${uri.slice(client.uri('').length + 1)}:${range.start.line + 1}`);
}

test('a path in a template leads to its values, and they lead back', async () => {
  const client = await startIndexed(CHART);
  await client.open(WEB, 'helm');
  const links = await client.requestAt<LocationLink[]>('textDocument/definition', WEB, '$.Values.image.t|ag');
  expect(links.map(({ targetUri }) => targetUri)).toEqual([
    client.uri('chart/values.yaml'),
    client.uri('chart/values-prod.yaml'),
  ]);
  await client.open('chart/values.yaml');
  const context = { includeDeclaration: false };
  const found = await client.requestAt<Location[]>(
    'textDocument/references',
    'chart/values.yaml',
    '  t|ag:',
    {
      context,
    },
  );
  expect(lines(client, found)).toEqual([`${HELPERS}:2`, `${WEB}:13`]);
});

test('hover, highlight and completion in a template follow what is typed in the values', async () => {
  const client = await startIndexed(CHART);
  await client.open(WEB);
  await client.open('chart/values.yaml');
  await client.replace('chart/values.yaml', 'port: 80', 'port: 8080\nprotocol: TCP');
  const hover = await client.requestAt<Hover>('textDocument/hover', WEB, '.Values.po|rt');
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('`8080`') });
  const marks = await client.requestAt<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    WEB,
    '.Values.po|rt',
  );
  expect(marks).toHaveLength(1);
  await client.replace(WEB, '.Values.port', '.Values.p');
  const items = await client.requestAt<CompletionItem[]>('textDocument/completion', WEB, '.Values.p|');
  expect(items.map(({ label }) => label)).toContain('protocol');
});

test('named templates are read from disk and from an editor that takes them for plain text', async () => {
  const client = await startIndexed(CHART);
  await client.open(WEB);
  const place = 'include "shop.i|mage"';
  const [link] = await client.requestAt<LocationLink[]>('textDocument/definition', WEB, place);
  expect(link?.targetUri).toBe(client.uri(HELPERS));
  await client.open(HELPERS, 'plaintext');
  await client.replace(HELPERS, 'shop.image', 'shop.picture');
  expect(await client.requestAt('textDocument/definition', WEB, place)).toEqual([]);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', HELPERS);
  expect(symbols.map(({ name }) => name)).toEqual(['shop.picture']);
});

test('a key is renamed across its files', async () => {
  const client = await startIndexed(CHART);
  for (const file of [WEB, HELPERS, 'chart/values.yaml', 'chart/values-prod.yaml'])
    await client.open(file, 'helm');
  const edit = await client.requestAt<WorkspaceEdit>('textDocument/rename', WEB, '$.Values.image.t|ag', {
    newName: 'version',
  });
  await client.apply(edit);
  expect(client.text(HELPERS)).toContain('.Values.image.version }}');
  expect(client.text('chart/values-prod.yaml')).toBe('image: {version: "4.6"}\n');
  expect(
    await client.requestAt<LocationLink[]>('textDocument/definition', WEB, 'image.ver|sion'),
  ).toHaveLength(2);
});

test('nothing in a chart is reported as missing', async () => {
  const client = await startIndexed(CHART);
  for (const file of [WEB, 'chart/charts/cache/templates/cache.yaml', 'chart/values.yaml']) {
    await client.open(file);
    expect(await codes(client, file)).toEqual([]);
  }
});
