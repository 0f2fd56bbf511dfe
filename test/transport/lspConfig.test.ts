/** What the user says of findings: `.selectrail.yaml`, suppressions, and fixes that write them. */
import type { CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { EDITOR, type Client } from './client';
import { codes, pull, SHOP, startIndexed } from './shop';

const RULE = 'service-selector-no-match';
const BROKEN = SHOP.replace('    app: checkout', '    app: chekout');
const CREATES = {
  ...EDITOR,
  workspace: {
    ...EDITOR.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
  },
};

async function actions(client: Client, file: string, only?: string[]): Promise<CodeAction[]> {
  const report = await pull(client, file);
  const [diagnostic] = report.kind === 'full' ? report.items : [];
  const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return client.request('textDocument/codeAction', file, { range, context: { diagnostics: [], only } });
}

test('a configuration counts as soon as it is there, and no longer', async () => {
  const client = await startIndexed(BROKEN);
  await client.open('shop/service.yaml');
  expect(await codes(client, 'shop/service.yaml')).toEqual([RULE]);
  client.write('.selectrail.yaml', `rules: {${RULE}: off}\n`);
  await client.watched(1, '.selectrail.yaml');
  await client.until(async () => (await codes(client, 'shop/service.yaml')).length === 0);
  await client.open('.selectrail.yaml');
  await client.replace('.selectrail.yaml', 'off', 'error');
  expect(await pull(client, 'shop/service.yaml')).toMatchObject({ items: [{ code: RULE, severity: 1 }] });
  await client.replace('.selectrail.yaml', 'rules', 'rulez');
  expect(await codes(client, 'shop/service.yaml')).toEqual([RULE]);
  expect(await codes(client, '.selectrail.yaml')).toEqual(['config-invalid']);
  await client.close('.selectrail.yaml');
  expect(await codes(client, 'shop/service.yaml')).toEqual([]);
  client.remove('.selectrail.yaml');
  await client.watched(3, '.selectrail.yaml');
  await client.until(async () => (await codes(client, 'shop/service.yaml')).length === 1);
});

test('what it excludes is not read, and is read again', async () => {
  const client = await startIndexed(`${SHOP}#- .selectrail.yaml\nexclude: ['shop/web.yaml']\n`);
  const names = async (): Promise<unknown> => {
    const found = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', {
      query: 'checkout',
    });
    return found.length;
  };
  expect(await names()).toBe(2);
  client.write('.selectrail.yaml', 'exclude: []\n');
  await client.watched(2, '.selectrail.yaml');
  await client.until(async () => (await names()) === 3);
});

test('each folder has its own', async () => {
  const client = await startIndexed(
    `${BROKEN}#- other/.selectrail.yaml\nrules: {${RULE}: off}\n#- other/service.yaml
apiVersion: v1
kind: Service
metadata: {name: other, namespace: other}
spec: {selector: {app: other-frnot}}
---
apiVersion: v1
kind: Pod
metadata: {name: other, namespace: other, labels: {app: other-front}}
`,
    { folders: ['shop', 'other'] },
  );
  expect(await codes(client, 'shop/service.yaml')).toEqual([RULE]);
  expect(await codes(client, 'other/service.yaml')).toEqual([]);
});

test('a finding can be silenced by a comment', async () => {
  const client = await startIndexed(BROKEN);
  await client.open('shop/service.yaml');
  const found = await actions(client, 'shop/service.yaml');
  const ignoring = found.find(({ title }) => title === `Ignore \`${RULE}\` on this line`);
  expect(ignoring).toMatchObject({ kind: 'quickfix', isPreferred: false });
  await client.apply(ignoring?.edit ?? {});
  expect(client.text('shop/service.yaml')).toContain(`    # selectrail-ignore ${RULE}\n    app: chekout\n`);
  expect(await codes(client, 'shop/service.yaml')).toEqual([]);
  await client.replace('shop/service.yaml', 'chekout', 'checkout');
  expect(await pull(client, 'shop/service.yaml')).toMatchObject({
    items: [{ code: 'suppression-unused', severity: 4, tags: [1] }],
  });
});

test('all of a file is repaired at once, where that is asked for', async () => {
  const client = await startIndexed(BROKEN);
  await client.open('shop/service.yaml');
  const isFixAll = ({ kind }: CodeAction): boolean => kind === 'source.fixAll.selectrail';
  expect((await actions(client, 'shop/service.yaml')).some(isFixAll)).toBe(false);
  const [action, ...others] = await actions(client, 'shop/service.yaml', ['source.fixAll']);
  expect(others).toEqual([]);
  expect(action).toMatchObject({ kind: 'source.fixAll.selectrail', isPreferred: true });
  await client.apply(action?.edit ?? {});
  expect(await codes(client, 'shop/service.yaml')).toEqual([]);
  expect(await actions(client, 'shop/service.yaml', ['source.fixAll.selectrail'])).toEqual([]);
});

test('what is missing can be declared as external, in a new file or in the one that is there', async () => {
  const ingress = SHOP.replace('service: {name: checkout', 'service: {name: payments');
  const fresh = await startIndexed(ingress, { capabilities: CREATES });
  const declare = async (client: Client): Promise<CodeAction | undefined> =>
    (await actions(client, 'shop/ingress.yaml')).find(({ title }) => title.startsWith('Declare'));
  const [create, edit] = (await declare(fresh))?.edit?.documentChanges ?? [];
  expect((create as CreateFile | undefined)?.uri).toBe(fresh.uri('.selectrail.yaml'));
  expect((edit as TextDocumentEdit | undefined)?.edits).toMatchObject([
    { newText: 'external:\n  - kind: Service\n    namespace: shop\n    name: payments\n' },
  ]);

  const client = await startIndexed(
    `${ingress}#- .selectrail.yaml\n# ours\nexternal:\n- {kind: Secret, name: x}\n`,
  );
  await client.open('.selectrail.yaml');
  await client.apply((await declare(client))?.edit ?? {});
  expect(client.text('.selectrail.yaml')).toContain('{kind: Secret, name: x}\n- kind: Service\n');
  expect(await codes(client, 'shop/ingress.yaml')).toEqual([]);

  const unable = await startIndexed(ingress);
  expect(await declare(unable)).toBeUndefined();
});
