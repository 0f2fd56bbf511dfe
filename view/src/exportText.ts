/** The picture as text for other tools: Mermaid, Graphviz, Markdown. */
import type { Graph, GraphNode } from './model';
import { cellsOf, type Row, rowsOf } from './rows';
import { sceneOf } from './scene';
import type { State } from './state';
import { verdictText } from './words';

/** @see https://mermaid.js.org/syntax/flowchart.html */
export function mermaid(graph: Graph, state: State): string {
  const rows = linesShown(graph, state);
  const ids = new Map(nodesIn(rows).map((node, index) => [node.id, `n${index}`]));
  const escaped = (text: string): string => text.replaceAll('#', '#35;').replaceAll('"', '#quot;');
  const groups = [...byNamespace(nodesIn(rows))].flatMap(([namespace, nodes], index) => {
    const lines = nodes.map((node) => `    ${ids.get(node.id)}["${escaped(titleOf(node))}"]`);
    return namespace === undefined
      ? lines
      : [`  subgraph ns${index}["${escaped(namespace)}"]`, ...lines, '  end'];
  });
  const edges = rows.map(({ edge, source, target }) => {
    const arrow = edge.verdict === 'allowed' ? '-->' : edge.verdict === 'denied' ? '--x' : '-.->';
    return `  ${ids.get(source.id)} ${arrow}|"${escaped(verdictText(edge))}"| ${ids.get(target.id)}`;
  });
  return `flowchart LR\n${[...groups, ...edges].join('\n')}\n`;
}

/** @see https://graphviz.org/doc/info/lang.html */
export function dot(graph: Graph, state: State): string {
  const rows = linesShown(graph, state);
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const groups = [...byNamespace(nodesIn(rows))].flatMap(([namespace, nodes]) => {
    const lines = nodes.map((node) => `    ${quoted(node.id)} [label=${quoted(titleOf(node))}]`);
    if (namespace === undefined) return lines;
    return [
      `  subgraph ${quoted(`cluster_${namespace}`)} {`,
      `    label=${quoted(namespace)}`,
      ...lines,
      '  }',
    ];
  });
  const styles = { allowed: 'solid', denied: 'dashed', unknown: 'dotted' };
  const edges = rows.map(
    ({ edge, source, target }) =>
      `  ${quoted(source.id)} -> ${quoted(target.id)} [label=${quoted(verdictText(edge))} style=${styles[edge.verdict]}]`,
  );
  return `digraph {\n  rankdir=LR\n  node [shape=box]\n${[...groups, ...edges].join('\n')}\n}\n`;
}

export function markdown(graph: Graph, state: State): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  const rows = rowsOf(graph, state).map(cellsOf);
  return `${[line(['From', 'How', 'To', 'Verdict']), line(['---', '---', '---', '---']), ...rows.map(line)].join('\n')}\n`;
}

/** What the graph shows, and nothing of the pairs behind it. */
function linesShown(graph: Graph, state: State): readonly Row[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return sceneOf(graph, state).lines.flatMap(({ edges }) =>
    edges.flatMap((edge): readonly Row[] => {
      const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
      return source && target ? [{ edge, source, target }] : [];
    }),
  );
}

function nodesIn(rows: readonly Row[]): readonly GraphNode[] {
  return [
    ...new Map(
      rows.flatMap(({ source, target }) => [source, target]).map((node) => [node.id, node]),
    ).values(),
  ];
}

function byNamespace(nodes: readonly GraphNode[]): ReadonlyMap<string | undefined, readonly GraphNode[]> {
  const groups = new Map<string | undefined, GraphNode[]>();
  for (const node of nodes) groups.set(node.namespace, [...(groups.get(node.namespace) ?? []), node]);
  return groups;
}

function titleOf({ kind, label }: GraphNode): string {
  return kind === '' ? label : `${label} (${kind})`;
}
