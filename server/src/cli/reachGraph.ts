/** A listing as a graph: Graphviz and Mermaid. Namespaces are clusters; dashed edges are not certain. */
import type { Row } from './reachRows';

/** @see https://graphviz.org/doc/info/lang.html */
export function dotGraph(rows: readonly Row[]): string {
  const lines = [...groupsOf(rows)].flatMap(([namespace, names]) => {
    const nodes = names.map((name) => `    ${quoted(name)} [label=${quoted(labelOf(name))}]`);
    if (namespace === undefined) return nodes.map((node) => node.slice(2));
    return [
      `  subgraph ${quoted(`cluster_${namespace}`)} {`,
      `    label=${quoted(namespace)}`,
      ...nodes,
      '  }',
    ];
  });
  const edges = rows.map((row) => {
    const style = row.conn === '' ? ' style=dashed' : '';
    return `  ${quoted(row.src)} -> ${quoted(row.dst)} [label=${quoted(textOf(row))}${style}]`;
  });
  return `digraph {\n  node [shape=box]\n${[...lines, ...edges].join('\n')}\n}\n`;
}

/** @see https://mermaid.js.org/syntax/flowchart.html */
export function mermaidGraph(rows: readonly Row[]): string {
  const groups = groupsOf(rows);
  const ids = new Map([...groups.values()].flat().map((name, index) => [name, `n${index}`]));
  const lines = [...groups].flatMap(([namespace, names], index) => {
    const nodes = names.map((name) => `    ${ids.get(name)}["${escaped(labelOf(name))}"]`);
    if (namespace === undefined) return nodes;
    return [`  subgraph ns${index}["${escaped(namespace)}"]`, ...nodes, '  end'];
  });
  const edges = rows.map((row) => {
    const arrow = row.conn === '' ? '-.->' : '-->';
    return `  ${ids.get(row.src)} ${arrow}|"${escaped(textOf(row))}"| ${ids.get(row.dst)}`;
  });
  return `flowchart LR\n${[...lines, ...edges].join('\n')}\n`;
}

/** Names of all ends, by namespace. */
function groupsOf(rows: readonly Row[]): ReadonlyMap<string | undefined, readonly string[]> {
  const groups = new Map<string | undefined, string[]>();
  for (const name of new Set(rows.flatMap(({ src, dst }) => [src, dst]))) {
    const namespace = name.endsWith(']') && name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined;
    const list = groups.get(namespace);
    if (list) list.push(name);
    else groups.set(namespace, [name]);
  }
  return groups;
}

function labelOf(name: string): string {
  return name.endsWith(']') ? name.slice(name.indexOf('/') + 1) : name;
}

function textOf({ conn, unknown }: Row): string {
  return conn === '' ? `perhaps ${unknown}` : conn;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('#', '#35;').replaceAll('"', '#quot;');
}
