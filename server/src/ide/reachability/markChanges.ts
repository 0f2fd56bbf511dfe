/** Marks in a picture what differs from an earlier state: on the edges that are there, or as edges of their own. */
import type { Worlds } from '../../network/reach/changeCause';
import { type ChangeEnd, type ChangeRow, reachChanges } from './changes';
import { edgeOf } from './edges';
import type { EdgeChange, ReachEdge, ReachGraph, ReachNode, ReachReason } from './graph';
import { everywhere } from './outsideNodes';

/** Pairs that are marked; more than that are no picture any more. */
const PAIRS = 400;
const ROWS = 100;
/** What serves Ingresses and routes; these stand for it. */
const CONTROLLER = '{ingress-controller}';

/** `graph` of the world after the change, with the differences from the one before. */
export function markChanges(graph: ReachGraph, worlds: Worlds): ReachGraph {
  const { rows } = reachChanges(worlds, { rows: ROWS });
  if (rows.length === 0) return graph;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const marks = new Map<string, EdgeChange>();
  const added: ReachEdge[] = [];
  const between = edgesBetween(graph);
  for (const { row, source, target } of pairsOf(rows, nodes)) {
    const edges = between(source.id, target.id).filter((edge) => tells(edge, row));
    for (const { id } of edges) marks.set(id, marks.get(id) === undefined ? row.type : 'changed');
    if (edges.length === 0) {
      if (source.type === 'route') continue; // it leads elsewhere
      added.push(changedEdge(row, source, target));
    }
    for (const node of [source, target]) nodes.set(node.id, node);
  }
  const marked = graph.edges.map((edge) => ({ ...edge, change: marks.get(edge.id) ?? edge.change }));
  return { ...graph, nodes: [...nodes.values()], edges: [...marked, ...united(added)] };
}

interface Pair {
  readonly row: ChangeRow;
  readonly source: ReachNode;
  readonly target: ReachNode;
}

/** Of nodes that are in the picture, or outside of it all; a workload that is gone has no node. */
function pairsOf(rows: readonly ChangeRow[], nodes: ReadonlyMap<string, ReachNode>): readonly Pair[] {
  const routes = [...nodes.values()].filter(({ type, end }) => type === 'route' && end === CONTROLLER);
  const nodesOf = ({ type, name, label }: ChangeEnd, side: 'from' | 'to'): readonly ReachNode[] => {
    if (type === 'outside' && label === 'outside') return [everywhere(side)];
    const node = nodes.get(name);
    return type === 'ingress-controller' ? routes : node ? [node] : [];
  };
  const pairs = rows.flatMap((row) =>
    row.sources
      .flatMap((from) => nodesOf(from, 'from'))
      .flatMap((source) =>
        row.destinations
          .flatMap((to) => nodesOf(to, 'to'))
          .flatMap((target): readonly Pair[] => (source.id === target.id ? [] : [{ row, source, target }])),
      ),
  );
  return pairs.slice(0, PAIRS);
}

/** True where the edge is about what the row says: other ports may be allowed still, or denied as before. */
function tells({ verdict }: ReachEdge, { type }: ChangeRow): boolean {
  if (type === 'closed') return verdict !== 'allowed';
  return type === 'changed' || verdict !== 'denied';
}

/** Edges from the one node to the other, and those to a Service in front of it. */
function edgesBetween({ edges }: ReachGraph): (source: string, target: string) => readonly ReachEdge[] {
  const services = new Map<string, string[]>();
  const bySource = new Map<string, ReachEdge[]>();
  for (const edge of edges) {
    if (edge.type === 'selects')
      services.set(edge.target, [...(services.get(edge.target) ?? []), edge.source]);
    bySource.set(edge.source, [...(bySource.get(edge.source) ?? []), edge]);
  }
  return (source, target) => {
    const ends = new Set([target, ...(services.get(target) ?? [])]);
    return (bySource.get(source) ?? []).filter((edge) => ends.has(edge.target));
  };
}

function changedEdge(row: ChangeRow, source: ReachNode, target: ReachNode): ReachEdge {
  const { type, ports, verdict, cause, place } = row;
  const reason: ReachReason = { text: cause, place: place?.side === 'after' ? place : undefined };
  const edge = edgeOf(source, target, 'allows', {
    connections: ports,
    verdict,
    place: reason.place,
    reasons: cause === '' ? [] : [reason],
  });
  return { ...edge, id: `${edge.id} ${type}`, change: type };
}

/** One for each pair and change, whatever its ports are in. */
function united(edges: readonly ReachEdge[]): readonly ReachEdge[] {
  const found = new Map<string, ReachEdge>();
  for (const edge of edges) {
    const known = found.get(edge.id);
    found.set(edge.id, known ? { ...known, connections: `${known.connections}, ${edge.connections}` } : edge);
  }
  return [...found.values()];
}
