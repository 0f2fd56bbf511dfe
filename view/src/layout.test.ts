import { describe, expect, test } from 'vitest';
import type { Orientation } from './arrange';
import { curvesOf } from './curves';
import { type Frame, type Layout, layoutOf } from './layout';
import type { Graph, GraphEdge, GraphNode } from './model';
import { sceneOf } from './scene';
import { START, type State } from './state';

const RULER = { width: (text: string): number => text.length * 7 };

/** Namespaces of workloads, each with a Service; every workload calls the next two, and the first is called from outside. */
function cluster(namespaces: number, workloads: number): Graph {
  const nodes: GraphNode[] = [{ id: 'outside', type: 'outside', kind: '', label: 'Outside' }];
  const edges: GraphEdge[] = [];
  const add = (source: string, type: GraphEdge['type'], target: string): void => {
    const id = `${source} ${type} ${target}`;
    edges.push({ id, source, target, type, connections: 'TCP 80', verdict: 'allowed', reasons: [] });
  };
  for (let space = 0; space < namespaces; space++) {
    const namespace = `team-${space}`;
    for (let index = 0; index < workloads; index++) {
      const [id, service] = [`${namespace}/app-${index}`, `service ${namespace}/app-${index}`];
      nodes.push({ id, type: 'workload', kind: 'Deployment', label: `app-${index}`, namespace });
      nodes.push({ id: service, type: 'service', kind: 'Service', label: `app-${index}`, namespace });
      add(service, 'selects', id);
      for (const next of [1, 2]) {
        if (index + next < workloads) add(id, 'calls', `service ${namespace}/app-${index + next}`);
      }
    }
    add('outside', 'enters', `service ${namespace}/app-0`);
  }
  return {
    namespaces: Array.from({ length: namespaces }, (_, space) => ({ name: `team-${space}` })),
    nodes,
    edges,
    pairs: { workloads: [], groupOf: [], rows: [], answers: [] },
    isolation: { workloads: 0, ingress: 0, egress: 0 },
    assumptions: [],
  };
}

function laidOut(graph: Graph, orientation: Orientation, state: State = START): Layout {
  return layoutOf(sceneOf(graph, state), RULER, orientation);
}

function overlaps(frames: readonly Frame[]): number {
  return frames.reduce(
    (count, a, index) =>
      count +
      frames
        .slice(index + 1)
        .filter(
          (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        ).length,
    0,
  );
}

describe.each(['right', 'down'] as const)('%s', (orientation) => {
  test.each([
    ['a few', cluster(3, 4)],
    ['many in one namespace', cluster(1, 150)],
    ['many namespaces', cluster(60, 2)],
    ['more than is opened at first', cluster(100, 20)],
  ])('%s: nothing covers anything else', (_, graph) => {
    const { boxes, cards, bounds } = laidOut(graph, orientation);
    expect(overlaps(cards)).toBe(0);
    expect(overlaps(boxes)).toBe(0);
    const outside = [...boxes, ...cards].filter(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > bounds.width || y + height > bounds.height,
    );
    expect(outside).toEqual([]);
  });

  test('lines run in one direction where they can', () => {
    const { ends } = laidOut(cluster(1, 5), orientation);
    const along = (id: string): number => {
      const { x, y } = ends.get(id) ?? { x: NaN, y: NaN };
      return orientation === 'right' ? x : y;
    };
    const places = [0, 1, 2, 3, 4].map((index) => along(`team-0/app-${index}`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

test('hundreds of namespaces stay a page, and no thread', () => {
  const { width, height } = laidOut(cluster(100, 20), 'right').bounds;
  expect(width / height).toBeGreaterThan(0.8);
  expect(width / height).toBeLessThan(4);
});

test('labels stand beside cards and each other', () => {
  const scene = sceneOf(cluster(2, 4), START);
  const layout = layoutOf(scene, RULER, 'right');
  const labels = curvesOf(scene.lines, layout, RULER).map(({ middle, line }): Frame => {
    const width = RULER.width(line.label);
    return { x: middle.x - width / 2, y: middle.y - 8, width, height: 16 };
  });
  expect(overlaps(labels)).toBe(0);
});
