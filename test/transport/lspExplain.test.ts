import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../server/src/testing/manifests';
import { type Client, EDITOR } from './client';
import { startIndexed } from './shop';

const SOURCE = `
#- shop.yaml
${deployment('web', 'app: web').slice(5)}${deployment('db', 'app: db', '{containerPort: 5432}')}${service('db', 'selector: {app: db}, ports: [{port: 5432}]')}#- policies.yaml
${policy('deny', 'podSelector: {matchLabels: {app: db}}').slice(5)}`;

interface Explanation {
  readonly title: string;
  readonly verdict: string;
  readonly sections: readonly {
    readonly title: string;
    readonly steps: readonly { readonly text: string; readonly location: { readonly uri: string } | null }[];
  }[];
  readonly edits: readonly {
    readonly title: string;
    readonly effect: string;
    readonly edit: WorkspaceEdit;
  }[];
}

function explain(client: Client): Promise<Explanation> {
  return client.connection.sendRequest('selectrail/explain', {
    source: 'shop/web[Deployment]',
    destination: 'service shop/db',
    port: { protocol: 'TCP', port: '5432' },
  });
}

test('explains a denial, and an edit of the answer turns it into an allowance', async () => {
  const client = await startIndexed(SOURCE);
  await client.open('policies.yaml');
  const denied = await explain(client);
  expect(denied).toMatchObject({
    title: 'shop/web → service shop/db, TCP 5432',
    verdict: 'denied by deny',
    edits: [{ title: 'Create NetworkPolicy `allow-db-from-web`', effect: 'changes nothing else' }],
  });
  const ingress = denied.sections.find(({ title }) => title === 'Ingress at shop/db');
  expect(ingress?.steps[0]).toMatchObject({
    text: 'NetworkPolicy shop/deny isolates the pods for ingress, and no rule allows this',
    location: { uri: client.uri('policies.yaml'), range: { start: { line: 2 } } },
  });
  await client.apply(denied.edits[0]?.edit ?? {});
  expect(await explain(client)).toMatchObject({ verdict: 'allowed by allow-db-from-web' });
});

test('says which ends there are, and which ones a place is about', async () => {
  const client = await startIndexed(SOURCE);
  await client.open('policies.yaml');
  const choices = await client.connection.sendRequest<{ ends: { name: string; ports: object[] }[] }>(
    'selectrail/explainChoices',
    { uri: client.uri('policies.yaml') },
  );
  expect(choices.ends.map(({ name }) => name)).toEqual([
    'shop/db[Deployment]',
    'shop/web[Deployment]',
    'service shop/db',
    'namespace shop',
    '{ingress-controller}',
    '0.0.0.0/0',
  ]);
  expect(choices.ends[0]?.ports).toEqual([{ protocol: 'TCP', port: '5432', name: '' }]);
  expect(await client.requestAt('selectrail/questionAt', 'policies.yaml', 'app: d|b')).toMatchObject({
    destination: 'shop/db[Deployment]',
  });
  expect(await client.requestAt('selectrail/questionAt', 'policies.yaml', 'apiVersion|: net')).toMatchObject({
    destination: 'shop/db[Deployment]',
  });
});

test('answers with nothing where there are no pods', async () => {
  const client = await startIndexed('#- a.txt\nnothing\n');
  expect(await explain(client)).toBeNull();
});

const HOST = `
#- shop.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, env: [{name: DB, value: 'db.shop:5432'}]}]}
${deployment('db', 'app: db', '{containerPort: 5432}')}${service('db', 'selector: {app: db}, ports: [{port: 5432}]')}
${policy('db', 'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: wbe}}}], ports: [{port: 5432}]}]').trim()}
`;

test('offers, where a host is used that cannot be reached, what would let it', async () => {
  const capabilities = { ...EDITOR, experimental: { explainPanel: true } };
  const client = await startIndexed(HOST, { capabilities });
  await client.open('shop.yaml');
  const position = client.position('shop.yaml', "value: 'd|b.shop");
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', 'shop.yaml', {
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title, kind }) => `${kind}: ${title}`)).toEqual([
    'refactor.rewrite.allow: Allow shop/web → service shop/db: change `app: wbe` to `web` in `db`',
    'refactor.rewrite.allow: Allow shop/web → service shop/db: add `shop/web` to rule 1 of `db`',
    'refactor.rewrite.allow: Allow shop/web → service shop/db: create NetworkPolicy `allow-db-from-web`',
    'explain: Explain shop/web → service shop/db on TCP 5432',
  ]);
  expect(actions[3]?.command).toMatchObject({
    command: 'selectrail.explain',
    arguments: [{ source: 'shop/web[Deployment]', destination: 'service shop/db', uri: client.uri('') }],
  });
  await client.apply(actions[0]?.edit ?? {});
  expect(client.text('shop.yaml')).toContain('{matchLabels: {app: web}}');
  expect(await explain(client)).toMatchObject({ verdict: 'allowed by db' });
});
