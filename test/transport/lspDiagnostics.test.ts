import {
  CancellationTokenSource,
  type CodeAction,
  LSPErrorCodes,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { codes, lensTitles, pull, PUSHED, SHOP, start, startIndexed } from './shop';

test('diagnostics are full, then unchanged, and change with another file', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  await client.open('shop/web.yaml');
  const clean = await pull(client, 'shop/service.yaml');
  expect(clean).toMatchObject({ kind: 'full', items: [] });
  const again = await pull(client, 'shop/service.yaml', clean.resultId);
  expect(again).toEqual({ kind: 'unchanged', resultId: clean.resultId });

  await client.replace('shop/web.yaml', 'metadata: {name', '# a comment\nmetadata: {name');
  expect((await pull(client, 'shop/service.yaml', clean.resultId)).kind).toBe('unchanged');

  await client.replace('shop/web.yaml', '        app: checkout', '        app: checkut');
  const broken = await pull(client, 'shop/service.yaml', clean.resultId);
  expect(broken).toMatchObject({
    kind: 'full',
    items: [
      {
        code: 'service-selector-no-match',
        source: 'selectrail',
        severity: 2,
        codeDescription: { href: expect.stringMatching(/docs\/rules\/service-selector-no-match\.md$/) },
        range: { start: { line: 7, character: 9 }, end: { line: 7, character: 17 } },
        relatedInformation: [{ location: { uri: client.uri('shop/web.yaml') } }],
      },
    ],
  });
  await client.close('shop/web.yaml');
  expect(await pull(client, 'shop/service.yaml', broken.resultId)).toMatchObject({ kind: 'full', items: [] });
});

test('workspace diagnostics name what has changed since', async () => {
  const client = await startIndexed(`${SHOP}#- other/service.yaml
apiVersion: v1
kind: Service
metadata: {name: lost, namespace: other}
spec: {selector: {app: lost}, ports: [{port: 80}, {port: 81}]}
`);
  const ask = async (previous: WorkspaceDiagnosticReport): Promise<WorkspaceDiagnosticReport> => {
    const previousResultIds = previous.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    return client.connection.sendRequest('workspace/diagnostic', { previousResultIds });
  };
  const none = await ask({ items: [] });
  expect(none.items.filter(({ uri }) => uri.includes('/shop/'))).toEqual([]);
  client.write(
    'shop/web.yaml',
    client.text('shop/web.yaml').replace('        app: checkout', '        app: checkut'),
  );
  await client.watched(2, 'shop/web.yaml');
  await client.until(() => client.paramsOf('workspace/diagnostic/refresh').length > 1);
  const first = await ask(none);
  const changed = first.items.filter(({ kind }) => kind === 'full');
  expect(changed.map(({ uri }) => uri)).toContain(client.uri('shop/service.yaml'));
  expect(changed.length).toBeLessThan(3);
  expect((await ask(first)).items.map(({ kind }) => kind)).toEqual(first.items.map(() => 'unchanged'));
  client.remove('shop/service.yaml');
  await client.watched(3, 'shop/service.yaml');
  const cleared = { uri: client.uri('shop/service.yaml'), kind: 'full', items: [] };
  const last = await ask(first);
  expect(last.items.filter(({ kind }) => kind === 'full')).toMatchObject([cleared]);
  const forgetful = await ask({ items: [] });
  expect(forgetful.items).toContainEqual(expect.objectContaining(cleared));
});

test('a quick fix is bound to its diagnostic and leaves a clean file', async () => {
  const client = await startIndexed(SHOP);
  await client.open('shop/service.yaml');
  await client.replace('shop/service.yaml', 'app: checkout', 'app: chekout');
  const report = await pull(client, 'shop/service.yaml');
  const [diagnostic] = report.kind === 'full' ? report.items : [];
  expect(diagnostic).toMatchObject({ code: 'service-selector-no-match' });
  const context = { diagnostics: [diagnostic] };
  const ask = (range: unknown): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', 'shop/service.yaml', { range, context });
  const elsewhere = { line: 0, character: 0 };
  expect(await ask({ start: elsewhere, end: elsewhere })).toEqual([]);
  const fix = (await ask(diagnostic?.range)).find(({ isPreferred }) => isPreferred);
  expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [diagnostic] });
  await client.apply(fix?.edit ?? {});
  expect(client.text('shop/service.yaml')).toContain('    app: checkout\n');
  expect(await codes(client, 'shop/service.yaml')).toEqual([]);
});

test('publishes to clients that do not ask: what is found, what is fixed, what is deleted', async () => {
  const client = await start(SHOP.replace('    app: checkout', '    app: chekout'), { capabilities: PUSHED });
  await client.until(() => client.published('shop/service.yaml')?.includes('service-selector-no-match'));
  await client.open('shop/service.yaml');
  await client.replace('shop/service.yaml', 'app: chekout', 'app: checkout');
  await client.until(() => client.published('shop/service.yaml')?.length === 0);
  await client.close('shop/service.yaml');
  await client.until(() => client.published('shop/service.yaml')?.length === 1);
  client.remove('shop/service.yaml');
  await client.watched(3, 'shop/service.yaml');
  await client.until(() => client.published('shop/service.yaml')?.length === 0);
  expect(client.published('shop/web.yaml')).toBeUndefined();
});

test('diagnostics wait for the index; other requests do not; a cancelled one is answered at once', async () => {
  let giveSettings: (settings: unknown) => void = () => undefined;
  const settings = new Promise((resolve) => (giveSettings = resolve));
  const client = await start(SHOP, { settings });
  await client.open('shop/service.yaml');
  expect(await lensTitles(client, 'shop/service.yaml')).toHaveLength(1);
  const waiting = pull(client, 'shop/service.yaml');
  const cancel = new CancellationTokenSource();
  const params = { textDocument: client.id('shop/service.yaml') };
  const cancelled = client.connection.sendRequest('textDocument/diagnostic', params, cancel.token);
  cancel.cancel();
  await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  giveSettings(null);
  expect(await waiting).toMatchObject({ kind: 'full', items: [] });
});
