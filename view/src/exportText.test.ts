import { describe, expect, test } from 'vitest';
import { dot, markdown, mermaid } from './exportText';
import type { Graph, GraphEdge, GraphNode, Verdict } from './model';
import { START } from './state';

/** Whatever a name may hold, and words that mean something to the formats. */
const NAMES = [
  'end',
  'say "hi"',
  String.raw`back\slash`,
  'a|b',
  '#1; drop',
  'to *.example.com',
  '10.0.0.0/8',
];

const NODES: readonly GraphNode[] = NAMES.map((label, index) => ({
  id: `node ${label}`,
  type: 'workload',
  kind: index === 0 ? '' : 'Deployment',
  label,
  namespace: index % 3 === 0 ? undefined : `names "${index % 3}"`,
}));
const VERDICTS: readonly Verdict[] = ['allowed', 'denied', 'unknown'];
const EDGES = NODES.slice(1).map((node, index): GraphEdge => {
  const verdict = VERDICTS[index % 3] ?? 'unknown';
  const source = NODES[0]?.id ?? '';
  return { id: node.id, source, target: node.id, type: 'calls', connections: 'TCP 80', verdict, reasons: [] };
});
const GRAPH: Graph = {
  namespaces: [{ name: 'names "1"' }, { name: 'names "2"' }],
  nodes: NODES,
  edges: EDGES,
  pairs: { workloads: [], groupOf: [], rows: [], answers: [] },
  isolation: { workloads: 0, ingress: 0, egress: 0 },
  assumptions: [],
};

/** The first line of `text` that no pattern takes whole. */
function stranger(text: string, patterns: readonly RegExp[]): string | undefined {
  return text.split('\n').find((line) => !patterns.some((pattern) => pattern.exec(line)?.[0] === line));
}

/** What of each is understood by Mermaid 11 and Graphviz 2.43, and no more than that. */
describe('is what the format asks for, whatever names hold', () => {
  test('Mermaid', () => {
    const text = mermaid(GRAPH, START);
    const [quoted, id] = ['"[^"]*"', String.raw`n\d+`];
    const lines = [
      /flowchart LR/,
      new RegExp(String.raw` {2}subgraph ns\d+\[${quoted}\]`),
      / {2}end/,
      new RegExp(String.raw` {4}${id}\[${quoted}\]`),
      new RegExp(String.raw` {2}${id} (?:-->|--x|-\.->)\|${quoted}\| ${id}`),
      /(?:)/,
    ];
    expect(stranger(text, lines)).toBeUndefined();
    expect(text.match(/subgraph/g)).toHaveLength(text.match(/^ {2}end$/gm)?.length ?? 0);
    const declared = new Set([...text.matchAll(/^ {4}(n\d+)\[/gm)].map(([, id]) => id));
    const used = [...text.matchAll(/^ {2}(n\d+) \S+\|.*\| (n\d+)$/gm)].flatMap(([, a, b]) => [a, b]);
    expect(used).toHaveLength(2 * EDGES.length);
    expect(used.every((id) => declared.has(id))).toBe(true);
    expect(text).toContain('["say #quot;hi#quot; (Deployment)"]');
    expect(text).toContain('["#35;1; drop (Deployment)"]');
  });

  test('Graphviz', () => {
    const text = dot(GRAPH, START);
    const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
    const lines = [
      /digraph \{/,
      / {2}rankdir=LR/,
      / {2}node \[shape=box\]/,
      new RegExp(String.raw` {2}subgraph ${quoted} \{`),
      new RegExp(String.raw` {4}label=${quoted}`),
      new RegExp(String.raw` {4}${quoted} \[label=${quoted}\]`),
      new RegExp(String.raw` {2}${quoted} -> ${quoted} \[label=${quoted} style=(?:solid|dashed|dotted)\]`),
      / {2}\}/,
      /\}/,
      /(?:)/,
    ];
    expect(stranger(text, lines)).toBeUndefined();
    expect(text.match(/\{$/gm)).toHaveLength(text.match(/^ *\}$/gm)?.length ?? 0);
    expect(text.match(/ -> /g)).toHaveLength(EDGES.length);
  });

  test('Markdown', () => {
    const lines = markdown(GRAPH, START).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + EDGES.length);
    for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});
