/** Everything as rows of text: for the table, and for Markdown, Mermaid and Graphviz. */
import type { Graph, GraphEdge, GraphNode } from './model';
import { pairEdge } from './focus';
import { pairTableOf } from './scene';
import { sceneOf } from './scene';
import type { State } from './state';
import { edgeWord, verdictText } from './words';

export interface Row {
  readonly edge: GraphEdge;
  readonly source: GraphNode;
  readonly target: GraphNode;
}

/** The lines of the picture as it is filtered; every pair of the namespace or the focus beside them. */
export function rowsOf(graph: Graph, state: State): readonly Row[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const shown = sceneOf(graph, state).lines.flatMap(({ edges }) => edges);
  const known = new Set(shown.map(({ source, target }) => `${source} → ${target}`));
  const { workloads } = graph.pairs;
  const pairs = pairTableOf(graph);
  const wanted = workloads.filter(
    (id) => state.namespace === '' || nodes.get(id)?.namespace === state.namespace,
  );
  const few = state.focus === undefined && wanted.length <= FEW && !state.changesOnly ? wanted : [];
  const beside = few.flatMap((source) =>
    few.flatMap((target): readonly GraphEdge[] => {
      const answer =
        source === target || known.has(`${source} → ${target}`) ? undefined : pairs.between(source, target);
      return answer ? [pairEdge(source, target, answer)] : [];
    }),
  );
  return [...shown, ...beside].flatMap((edge): readonly Row[] => {
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    return source && target ? [{ edge, source, target }] : [];
  });
}

/** With more workloads than this, only the pairs of a focus or a namespace are listed. */
const FEW = 40;

export function cellsOf({ edge, source, target }: Row): readonly string[] {
  return [nameOf(source), edgeWord(edge), nameOf(target), verdictText(edge)];
}

/** `shop/web`. */
export function nameOf({ label, namespace }: GraphNode): string {
  return namespace === undefined ? label : `${namespace}/${label}`;
}
