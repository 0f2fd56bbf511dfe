/** The call hierarchy over the bundled server. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Hover,
} from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { EDITOR } from './client';
import { SHOP, startIndexed } from './shop';

const POLICY = `
#- shop/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: checkout, namespace: shop}
spec:
  podSelector: {matchLabels: {app: checkout}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: cart}}}]
      ports: [{port: http}]
#- shop/cart.yaml
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart}}
spec: {containers: [{name: cart, env: [{name: CHECKOUT_URL, value: 'http://checkout'}]}]}
`;

test('who can reach a workload, with ports, and back', async () => {
  const client = await startIndexed(SHOP + POLICY);
  const [item] = await client.request<CallHierarchyItem[]>(
    'textDocument/prepareCallHierarchy',
    'shop/web.yaml',
    {
      position: { line: 2, character: 20 },
    },
  );
  expect(item).toMatchObject({ name: 'deployment/checkout', detail: 'shop' });
  const incoming = await client.connection.sendRequest<CallHierarchyIncomingCall[]>(
    'callHierarchy/incomingCalls',
    { item },
  );
  expect(incoming.map(({ from }) => `${from.name}: ${from.detail}`)).toEqual([
    'pod/cart: TCP 8080 · by service/checkout',
    'ingress/checkout: perhaps TCP 8080 · from outside',
  ]);
  expect(incoming[0]?.fromRanges).toEqual([
    { start: { line: 3, character: 75 }, end: { line: 3, character: 83 } },
  ]);
  const outgoing = await client.connection.sendRequest<CallHierarchyOutgoingCall[]>(
    'callHierarchy/outgoingCalls',
    { item: incoming[0]?.from },
  );
  expect(outgoing.map(({ to }) => to.name)).toEqual(['deployment/checkout', 'everywhere else']);
});

test('nothing where nothing can be called, and for an item that is gone', async () => {
  const client = await startIndexed(SHOP);
  const [item] = await client.request<CallHierarchyItem[]>(
    'textDocument/prepareCallHierarchy',
    'shop/web.yaml',
    {
      position: { line: 2, character: 20 },
    },
  );
  expect(
    await client.request('textDocument/prepareCallHierarchy', 'nowhere.yaml', {
      position: { line: 0, character: 0 },
    }),
  ).toEqual([]);
  await client.open('shop/web.yaml');
  await client.replace('shop/web.yaml', 'kind: Deployment', 'kind: ConfigMap');
  expect(await client.connection.sendRequest('callHierarchy/incomingCalls', { item })).toEqual([]);
});

test("a hover on a workload's name links to explanations, where the client can show them", async () => {
  const capabilities = { ...EDITOR, experimental: { explainPanel: true } };
  const client = await startIndexed(SHOP + POLICY, { capabilities });
  const hover = await client.requestAt<Hover>('textDocument/hover', 'shop/web.yaml', 'name: ch|eckout');
  expect(hover.contents).toMatchObject({
    value: expect.stringMatching(
      /Reachable from \[pod\/cart\].*Explain: \[who reaches it\]\(command:selectrail\.explain\?/s,
    ),
  });
  const plain = await startIndexed(SHOP + POLICY);
  const other = await plain.requestAt<Hover>('textDocument/hover', 'shop/web.yaml', 'name: ch|eckout');
  expect(other.contents).toMatchObject({ value: expect.not.stringContaining('command:') });
});
