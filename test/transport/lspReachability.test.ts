import { expect, test } from 'vitest';
import type { Reachability } from '../../server/src/lsp/reachability';
import { startIndexed } from './shop';

const workload = (name: string, env = ''): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]${env}}]}
`;
const SOURCE = `
#- shop/web.yaml
${workload('web', ', env: [{name: API_HOST, value: api}]')}
#- shop/api.yaml
${workload('api')}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}
#- shop/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec:
  podSelector: {matchLabels: {app: api}}
  ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]
#- other/kustomization.yaml
resources: [job.yaml]
#- other/job.yaml
${workload('job')}
`;

test('a picture follows the edits, and says why', async () => {
  const client = await startIndexed(SOURCE);
  const ask = (params: object): Promise<Reachability | null> =>
    client.connection.sendRequest('selectrail/reachability', params);
  const calls = async (): Promise<string | undefined> =>
    (await ask({ uri: client.uri('shop/web.yaml') }))?.graph.edges.find(({ type }) => type === 'calls')
      ?.verdict;
  const shop = await ask({ uri: client.uri('shop/web.yaml') });
  expect(shop?.scopes.map(({ label }) => label)).toEqual(['shop', 'other']);
  expect(shop?.scope.label).toBe('shop');
  expect(shop?.graph.nodes.find(({ id }) => id === 'shop/api[Deployment]')?.place).toEqual({
    uri: client.uri('shop/api.yaml'),
    range: { start: { line: 3, character: 17 }, end: { line: 3, character: 20 } },
  });
  expect(await calls()).toBe('allowed');
  await client.open('shop/policy.yaml');
  await client.replace('shop/policy.yaml', 'app: web', 'app: wbe');
  expect(await calls()).toBe('denied');
  const [reason] = await client.connection.sendRequest<unknown[]>('selectrail/reachabilityReasons', {
    scope: shop?.scope.id,
    source: 'shop/web[Deployment]',
    destination: 'service shop/api',
    port: 'TCP:80',
  });
  expect(reason).toMatchObject({ place: { uri: client.uri('shop/policy.yaml') } });
});

test('a scope is chosen by its id, and the cursor finds its node', async () => {
  const client = await startIndexed(SOURCE);
  const uri = client.uri('other/job.yaml');
  const cursor = (scope?: string): Promise<unknown> =>
    client.connection.sendRequest('selectrail/reachabilityCursor', {
      uri,
      position: { line: 3, character: 0 },
      ...(scope === undefined ? {} : { scope }),
    });
  const scope = `kustomization ${client.uri('other')}`;
  expect(await cursor()).toEqual({ scopes: [scope], node: null });
  expect(await cursor(scope)).toEqual({ scopes: [scope], node: 'shop/job[Deployment]' });
  const found = await client.connection.sendRequest<Reachability>('selectrail/reachability', { scope });
  expect(found.graph.pairs.workloads).toEqual(['shop/job[Deployment]']);
});

test('without workloads there is no picture', async () => {
  const client = await startIndexed('#- a.yaml\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n');
  expect(await client.connection.sendRequest('selectrail/reachability', {})).toBeNull();
});
