/** What a node is joined with: the wiring through it, and of a workload every pair that it is an end of. */
import type { Answer, Graph, GraphEdge, GraphNode } from './model';
import { PairTable } from './pairs';
import type { Direction } from './state';

interface Chosen {
  readonly direction: Direction;
}

export function edgesAround(graph: Graph, focus: string, { direction }: Chosen): readonly GraphEdge[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const center = nodes.get(focus);
  if (!center) return [];
  const inward = direction === 'out' ? [] : wiringFrom(graph, nodes, focus, 'in');
  const outward = direction === 'in' ? [] : wiringFrom(graph, nodes, focus, 'out');
  const wiring = [...new Set([...inward, ...outward])];
  return [...wiring, ...(center.type === 'workload' ? pairEdges(graph, focus, direction, wiring) : [])];
}

/** Along the edges, and on through what is no workload: from a route by its Service to the pods. */
function wiringFrom(
  graph: Graph,
  nodes: ReadonlyMap<string, GraphNode>,
  start: string,
  direction: 'in' | 'out',
): readonly GraphEdge[] {
  const found = new Set<GraphEdge>();
  const seen = new Set([start]);
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const edge of graph.edges) {
      const [near, far] = direction === 'out' ? [edge.source, edge.target] : [edge.target, edge.source];
      if (near !== at) continue;
      found.add(edge);
      if (seen.has(far)) continue;
      seen.add(far);
      if (nodes.get(far)?.type !== 'workload') queue.push(far);
    }
  }
  return [...found];
}

/** Pairs that the wiring does not show already. */
function pairEdges(
  graph: Graph,
  focus: string,
  direction: Direction,
  wiring: readonly GraphEdge[],
): readonly GraphEdge[] {
  const pairs = new PairTable(graph.pairs);
  const known = wiredPairs(wiring);
  return pairs.workloads.flatMap((other): readonly GraphEdge[] => {
    if (other === focus) return [];
    const ends: (readonly [string, string])[] = [
      ...(direction === 'in' ? [] : [[focus, other] as const]),
      ...(direction === 'out' ? [] : [[other, focus] as const]),
    ];
    return ends.flatMap(([source, target]): readonly GraphEdge[] => {
      const answer = known.has(`${source} → ${target}`) ? undefined : pairs.between(source, target);
      return answer ? [pairEdge(source, target, answer)] : [];
    });
  });
}

export function pairEdge(source: string, target: string, answer: Answer): GraphEdge {
  return {
    id: `${source} reaches ${target}`,
    source,
    target,
    type: 'allows',
    connections: answer.connections || answer.unknown,
    verdict: answer.verdict,
    reasons: [],
  };
}

function wiredPairs(wiring: readonly GraphEdge[]): ReadonlySet<string> {
  const behind = new Map<string, string[]>();
  for (const { type, source, target } of wiring) {
    if (type === 'selects') behind.set(source, [...(behind.get(source) ?? []), target]);
  }
  return new Set(
    wiring.flatMap(({ type, source, target, verdict }) => {
      if (type === 'allows') return [`${source} → ${target}`];
      if (type !== 'calls' || verdict === 'denied') return [];
      return (behind.get(target) ?? []).map((pods) => `${source} → ${pods}`);
    }),
  );
}
