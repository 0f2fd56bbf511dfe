import { describe, expect, test } from 'vitest';
import { worldOf } from '../../testing/reachWorld';
import type { Graph } from '../../../../view/src/model';
import type { ReachGraph } from './graph';
import { mapPlaces } from './mapPlaces';
import { reachGraph } from './reachGraph';
import { reasonsBetween } from './reasons';

const deployment = (name: string, more = ''): string => `#- ${name}.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]${more}}]}
`;
const service = (name: string): string => `#- ${name}-service.yaml
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {app: ${name}}, ports: [{port: 80, targetPort: http}]}
`;
const INGRESS = `#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  rules:
    - host: shop.example.com
      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
`;
const policy = (name: string, spec: string): string => `#- ${name}-policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec: ${spec}
`;
const SHOP = [
  deployment('web', ', env: [{name: API_URL, value: "http://api"}]'),
  deployment('api'),
  service('web'),
  service('api'),
  INGRESS,
].join('');

/** An edge a line: `web calls api TCP 8080 allowed`. */
function edges({ nodes, edges: all }: ReachGraph): readonly string[] {
  const labels = new Map(nodes.map((node) => [node.id, labelOf(node)]));
  return all.map(({ source, type, target, connections, verdict }) =>
    [labels.get(source), type, labels.get(target), connections, verdict].filter(Boolean).join(' '),
  );
}

function labelOf({ type, label, namespace }: ReachGraph['nodes'][number]): string {
  return type === 'workload' || namespace === undefined ? label : `${type}:${label}`;
}

describe('without policies', () => {
  const graph = reachGraph(worldOf(SHOP));

  test('only the wiring makes edges', () => {
    expect(edges(graph)).toEqual([
      'web calls service:api TCP 8080 allowed',
      'service:web selects web TCP 8080 allowed',
      'Outside the cluster enters route:shop allowed',
      'route:shop routes service:web TCP 8080 allowed',
      'service:api selects api TCP 8080 allowed',
    ]);
  });

  test('nothing is isolated, and every pair is allowed', () => {
    expect(graph.isolation).toEqual({ workloads: 2, ingress: 0, egress: 0 });
    expect(
      graph.pairs.rows.map(({ usual, except }) => [graph.pairs.answers[usual]?.verdict, except]),
    ).toEqual([['allowed', []]]);
  });
});

describe('with policies', () => {
  test('a call that they block is denied, and the reasons name them', () => {
    const world = worldOf(SHOP + policy('deny', '{podSelector: {}, policyTypes: [Ingress]}'));
    const graph = reachGraph(world);
    expect(edges(graph)).toContain('web calls service:api TCP 8080 denied');
    expect(edges(graph)).toContain('route:shop routes service:web TCP 8080 denied');
    expect(graph.isolation).toEqual({ workloads: 2, ingress: 2, egress: 0 });
    const reasons = reasonsBetween(world, 'shop/web[Deployment]', 'service shop/api', 'TCP:80');
    expect(reasons.map(({ text, place }) => [text, place?.uri.split('/').at(-1)])).toEqual([
      ['NetworkPolicy shop/deny isolates the pods for ingress, and no rule allows this', 'deny-policy.yaml'],
    ]);
  });

  test('what they allow beside the wiring has edges of its own', () => {
    const from =
      '[{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: ops}}}]';
    const graph = reachGraph(
      worldOf(
        deployment('web') +
          deployment('api') +
          policy(
            'api',
            `{podSelector: {matchLabels: {app: api}}, ingress: [{from: ${from}, ports: [{port: http}]}]}`,
          ),
      ),
    );
    expect(edges(graph)).toEqual([
      'Any pod in namespaces with team=ops allows api TCP 8080 allowed',
      'web allows api TCP 8080 allowed',
    ]);
    expect(graph.edges[0]?.reasons.map(({ text }) => text)).toEqual([
      'Rule 1 of NetworkPolicy shop/api allows it',
    ]);
  });

  test('a rule for everybody is one edge', () => {
    const graph = reachGraph(
      worldOf(
        SHOP + policy('web', '{podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 8080}]}]}'),
      ),
    );
    expect(edges(graph).filter((edge) => edge.includes('allows'))).toEqual([
      'Anyone allows web TCP 8080 allowed',
    ]);
  });

  test('a rule for all pods of a namespace is a note on it', () => {
    const graph = reachGraph(
      worldOf(
        ['a', 'b', 'c'].map((name) => deployment(name)).join('') +
          policy('same', '{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}'),
      ),
    );
    expect(edges(graph)).toEqual([]);
    expect(graph.namespaces.map(({ name, note }) => [name, note])).toEqual([
      ['shop', 'All pods reach each other: All Connections'],
    ]);
  });

  test('blocks stand as they are written', () => {
    const block = '{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}';
    const graph = reachGraph(
      worldOf(
        deployment('api') +
          policy(
            'api',
            `{podSelector: {}, policyTypes: [Egress], egress: [{to: [${block}], ports: [{port: 443}]}]}`,
          ),
      ),
    );
    expect(edges(graph)).toEqual(['api allows Outside the cluster TCP 443 allowed']);
    expect(graph.nodes.at(-1)?.detail).toBe('except 10.0.0.0/8');
  });

  test('what a template decides is unknown', () => {
    const graph = reachGraph(
      worldOf(SHOP + policy('deny', '{podSelector: {matchLabels: {app: "{{ .Values.app }}"}}}')),
    );
    expect(edges(graph)).toContain('web calls service:api TCP 8080 unknown');
  });
});

test('an empty world has an empty picture', () => {
  expect(reachGraph(worldOf('#- a.yaml\n'))).toMatchObject({ nodes: [], edges: [], namespaces: [] });
});

test('the page takes what is drawn here', () => {
  const drawn = reachGraph(worldOf(SHOP + policy('deny', '{podSelector: {}}')));
  const taken: Graph = mapPlaces(drawn, ({ uri }) => ({ text: uri.split('/').at(-1) ?? '' }));
  expect(taken.nodes.map(({ label, place }) => [label, place?.text])).toEqual([
    ['api', 'api.yaml'],
    ['web', 'web.yaml'],
    ['web', 'web-service.yaml'],
    ['api', 'api-service.yaml'],
    ['shop', 'ingress.yaml'],
    ['Outside the cluster', undefined],
  ]);
  expect(taken.edges.find(({ type }) => type === 'calls')?.place?.text).toBe('web.yaml');
});
