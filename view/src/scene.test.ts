import { describe, expect, test } from 'vitest';
import type { Graph, GraphEdge, GraphNode } from './model';
import { type Scene, sceneOf } from './scene';
import { START } from './state';

const node = (type: GraphNode['type'], label: string, namespace?: string): GraphNode => ({
  id: `${type} ${label}`,
  type,
  kind: type,
  label,
  namespace,
});
const edge = (
  source: string,
  type: GraphEdge['type'],
  target: string,
  more: Partial<GraphEdge> = {},
): GraphEdge => ({
  id: `${source} ${type} ${target}`,
  source,
  target,
  type,
  connections: 'TCP 8080',
  verdict: 'allowed',
  reasons: [],
  ...more,
});

/** web calls api by its Service, with nothing else: api is isolated from db. */
const GRAPH: Graph = {
  namespaces: [{ name: 'shop' }, { name: 'data' }],
  nodes: [
    node('workload', 'web', 'shop'),
    node('workload', 'api', 'shop'),
    node('workload', 'db', 'data'),
    node('service', 'api', 'shop'),
    node('outside', 'internet'),
  ],
  edges: [
    edge('workload web', 'calls', 'service api'),
    edge('service api', 'selects', 'workload api'),
    edge('outside internet', 'allows', 'workload web', { connections: 'TCP 443' }),
  ],
  pairs: {
    workloads: ['workload web', 'workload api', 'workload db'],
    groupOf: [0, 0, 1],
    rows: [
      { usual: 0, except: [1, 1] },
      { usual: 0, except: [] },
    ],
    answers: [
      { verdict: 'allowed', connections: 'All Connections', unknown: '' },
      { verdict: 'denied', connections: '', unknown: '' },
    ],
  },
  isolation: { workloads: 3, ingress: 1, egress: 0 },
  assumptions: [],
};

/** `shop: web, api[api]`, and `web → api TCP 8080 allowed`. */
function shown({ boxes, loose, lines }: Scene): readonly string[] {
  const card = ({ node: { label }, tabs, apart }: Scene['loose'][number]): string =>
    (apart ? '✕ ' : '') + label + (tabs.length === 0 ? '' : `[${tabs.map((tab) => tab.label).join()}]`);
  return [
    ...boxes.map(({ name, state, cards, summary }) =>
      state === 'closed' ? `${name}: ${summary}` : `${name}: ${cards.map(card).join(', ')}`,
    ),
    ...loose.map(card),
    ...lines.map(({ source, target, label, verdict }) =>
      [source, '→', target, label, verdict].filter(Boolean).join(' '),
    ),
  ];
}

test('a Service of one workload is a tab of its card', () => {
  expect(shown(sceneOf(GRAPH, START))).toEqual([
    'shop: web, api[api]',
    'data: db',
    'internet',
    'workload web → service api TCP 8080 allowed',
    'outside internet → workload web TCP 443 allowed',
  ]);
});

test('lines of a closed namespace end at it', () => {
  expect(shown(sceneOf(GRAPH, { ...START, closed: ['shop'] }))).toEqual([
    'shop: 2 workloads, 1 service',
    'data: db',
    'internet',
    'outside internet → namespace shop TCP 443 allowed',
  ]);
});

describe('a focus', () => {
  test('shows every pair of a workload, and marks what is denied', () => {
    expect(shown(sceneOf(GRAPH, { ...START, focus: 'workload api', direction: 'out' }))).toEqual([
      'shop: web, api',
      'data: ✕ db',
      'workload api → workload web all ports allowed',
    ]);
  });

  test('shows the wiring instead of the pair that it stands for', () => {
    expect(shown(sceneOf(GRAPH, { ...START, focus: 'workload api', direction: 'in' }))).toEqual([
      'shop: web, api[api]',
      'data: db',
      'workload web → service api TCP 8080 allowed',
      'workload db → workload api all ports allowed',
    ]);
  });
});

test('a port leaves what is open on it', () => {
  expect(shown(sceneOf(GRAPH, { ...START, port: '443' })).at(-1)).toBe(
    'outside internet → workload web TCP 443 allowed',
  );
});

test('changes alone', () => {
  const edges = GRAPH.edges.map((each) =>
    each.type === 'calls' ? { ...each, change: 'opened' as const } : each,
  );
  expect(shown(sceneOf({ ...GRAPH, edges }, { ...START, changesOnly: true }))).toEqual([
    'shop: web, api',
    'workload web → service api TCP 8080 allowed',
  ]);
});
