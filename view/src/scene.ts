/** What of a graph is shown: namespaces with their cards, opened or closed, and the lines between them. */
import type { Change, Graph, GraphEdge, GraphNode, Verdict } from './model';
import { edgesAround } from './focus';
import { PairTable } from './pairs';
import { holdsPort, portsLabel } from './ports';
import type { State } from './state';

export interface Scene {
  readonly boxes: readonly Box[];
  /** Cards outside of every namespace. */
  readonly loose: readonly Card[];
  readonly lines: readonly Line[];
}

/** A namespace. */
export interface Box {
  /** Also of the end of lines to a closed one. */
  readonly id: string;
  readonly name: string;
  readonly note: string | undefined;
  /** `absent`: no manifest has anything in it, a policy names it. */
  readonly state: 'open' | 'closed' | 'absent';
  readonly cards: readonly Card[];
  /** Of a closed one. */
  readonly summary: string;
}

/** A node, with the Services that lead to it alone as its tabs. */
export interface Card {
  readonly id: string;
  readonly node: GraphNode;
  readonly tabs: readonly GraphNode[];
  /** True where policies keep it and the focus apart in all that is shown. */
  readonly apart: boolean;
}

export interface Line {
  readonly id: string;
  /** Of a card, a tab or a closed box. */
  readonly source: string;
  readonly target: string;
  readonly verdict: Verdict;
  readonly style: 'wiring' | 'policy' | 'plain';
  readonly change: Change | undefined;
  readonly label: string;
  /** True for one of so many to closed namespaces that they are shown for a chosen end only. */
  readonly crowded: boolean;
  /** What it stands for, at least one. */
  readonly edges: readonly GraphEdge[];
}

/** With more cards than this, namespaces are closed until they are opened. */
const MANY = 160;

export function sceneOf(graph: Graph, state: State): Scene {
  const around = state.focus === undefined ? undefined : edgesAround(graph, state.focus, state);
  const edges = (around ?? graph.edges).filter((edge) => isWanted(edge, state));
  const nodes = nodesShown(graph, edges, state, around !== undefined);
  const open = around ? edges.filter((edge) => !isDeniedPair(edge)) : edges;
  const joined = new Set([state.focus, ...open.flatMap(({ source, target }) => [source, target])]);
  const cards = cardsOf(nodes, graph.edges).map((card) => ({
    ...card,
    apart: around !== undefined && !endsOf(card, '').some(([id]) => joined.has(id)),
  }));
  const boxes = boxesOf(graph, cards, state);
  const closed = new Map(
    boxes.flatMap((box) => (box.state === 'closed' ? box.cards.flatMap((card) => endsOf(card, box.id)) : [])),
  );
  const loose = cards.filter(({ node }) => node.namespace === undefined);
  return { boxes, loose, lines: linesOf(open, cards, closed) };
}

function endsOf(
  { node, tabs }: Pick<Card, 'node' | 'tabs'>,
  box: string,
): readonly (readonly [string, string])[] {
  return [node, ...tabs].map(({ id }) => [id, box] as const);
}

/** Lines for these would hide the rest: what is kept apart is marked instead. */
function isDeniedPair({ type, verdict, change }: GraphEdge): boolean {
  return type === 'allows' && verdict === 'denied' && change === undefined;
}

function isWanted(edge: GraphEdge, { port, changesOnly }: State): boolean {
  return holdsPort(edge.connections, port) && (!changesOnly || edge.change !== undefined);
}

/** All of them, or those of one namespace and what they are joined with; around a focus only what it is joined with. */
function nodesShown(
  { nodes }: Graph,
  edges: readonly GraphEdge[],
  state: State,
  focused: boolean,
): readonly GraphNode[] {
  const { namespace, focus, changesOnly } = state;
  const inNamespace = new Set(
    nodes.filter((node) => namespace === '' || node.namespace === namespace).map(({ id }) => id),
  );
  const joined = new Set<string>(focus === undefined ? [] : [focus]);
  for (const { source, target } of edges) {
    if (!inNamespace.has(source) && !inNamespace.has(target)) continue;
    joined.add(source).add(target);
  }
  const onlyJoined = focused || changesOnly;
  return nodes.filter(({ id }) => joined.has(id) || (!onlyJoined && inNamespace.has(id)));
}

/** A Service that selects one workload, in its own namespace, is a tab of its card. */
function cardsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): readonly Omit<Card, 'apart'>[] {
  const shown = new Map(nodes.map((node) => [node.id, node]));
  const selected = new Map<string, string[]>();
  for (const { type, source, target } of edges) {
    if (type === 'selects') selected.set(source, [...(selected.get(source) ?? []), target]);
  }
  const tabs = new Map<string, GraphNode[]>();
  const inTab = new Set<string>();
  for (const node of nodes) {
    const [only, ...others] = selected.get(node.id) ?? [];
    const workload = only === undefined || others.length > 0 ? undefined : shown.get(only);
    if (workload?.type !== 'workload' || workload.namespace !== node.namespace) continue;
    inTab.add(node.id);
    tabs.set(workload.id, [...(tabs.get(workload.id) ?? []), node]);
  }
  return nodes.flatMap((node) =>
    inTab.has(node.id) ? [] : [{ id: node.id, node, tabs: tabs.get(node.id) ?? [] }],
  );
}

function boxesOf(graph: Graph, cards: readonly Card[], state: State): readonly Box[] {
  const many = cards.length > MANY;
  const byNamespace = new Map<string, Card[]>();
  for (const card of cards) {
    const { namespace } = card.node;
    if (namespace !== undefined) byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), card]);
  }
  return graph.namespaces.flatMap(({ name, note }): readonly Box[] => {
    const own = byNamespace.get(name);
    if (!own) return [];
    const absent = own.every(({ node }) => node.type === 'pods');
    const isClosed = many ? !state.opened.includes(name) : state.closed.includes(name);
    return [
      {
        id: `namespace ${name}`,
        name,
        note,
        state: absent ? 'absent' : isClosed ? 'closed' : 'open',
        cards: own,
        summary: summaryOf(own),
      },
    ];
  });
}

/** `12 workloads, 9 services`. */
function summaryOf(cards: readonly Card[]): string {
  const nodes = cards.flatMap(({ node, tabs }) => [node, ...tabs]);
  const parts = [
    ['workload', nodes.filter(({ type }) => type === 'workload').length],
    ['service', nodes.filter(({ type }) => type === 'service').length],
    ['route', nodes.filter(({ type }) => type === 'route').length],
  ] as const;
  return parts
    .filter(([, count]) => count > 0)
    .map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** Lines between the same ends in the same style are one. */
function linesOf(
  edges: readonly GraphEdge[],
  cards: readonly Card[],
  closed: ReadonlyMap<string, string>,
): readonly Line[] {
  const cardOf = new Map(cards.flatMap((card) => endsOf(card, card.id)));
  const groups = new Map<string, { source: string; target: string; edges: GraphEdge[] }>();
  for (const edge of edges) {
    if (!cardOf.has(edge.source) || !cardOf.has(edge.target)) continue;
    const inCard = edge.type === 'selects' && cardOf.get(edge.source) === cardOf.get(edge.target);
    const [source, target] = [closed.get(edge.source) ?? edge.source, closed.get(edge.target) ?? edge.target];
    if (inCard || source === target) continue;
    const key = `${source} → ${target} ${styleOf(edge)} ${edge.change ?? ''}`;
    const group = groups.get(key);
    if (group) group.edges.push(edge);
    else groups.set(key, { source, target, edges: [edge] });
  }
  const lines = [...groups].map(([id, { source, target, edges: all }]) => lineOf(id, source, target, all));
  return crowdsOf(lines, new Set(closed.values()));
}

/** More lines than this from one end to closed namespaces tell nothing. */
const CROWD = 12;

function crowdsOf(lines: readonly Line[], closed: ReadonlySet<string>): readonly Line[] {
  const counts = new Map<string, number>();
  const hubOf = ({ source, target }: Line): string | undefined =>
    closed.has(source) === closed.has(target) ? undefined : closed.has(source) ? target : source;
  for (const line of lines) {
    const hub = hubOf(line);
    if (hub !== undefined) counts.set(hub, (counts.get(hub) ?? 0) + 1);
  }
  return lines.map((line) =>
    (counts.get(hubOf(line) ?? '') ?? 0) > CROWD ? { ...line, crowded: true } : line,
  );
}

function lineOf(id: string, source: string, target: string, edges: readonly GraphEdge[]): Line {
  const [first] = edges;
  const style = first ? styleOf(first) : 'plain';
  return {
    id,
    source,
    target,
    verdict: verdictOf(style, edges),
    style,
    change: first?.change,
    label: labelOf(style, edges),
    crowded: false,
    edges,
  };
}

/** Of wiring the worst counts, for it is meant to work; of what policies allow the best. */
function verdictOf(style: Line['style'], edges: readonly GraphEdge[]): Verdict {
  const order: readonly Verdict[] =
    style === 'policy' ? ['allowed', 'unknown', 'denied'] : ['denied', 'unknown', 'allowed'];
  return order.find((verdict) => edges.some((edge) => edge.verdict === verdict)) ?? 'unknown';
}

function labelOf(style: Line['style'], edges: readonly GraphEdge[]): string {
  const open = edges.filter(({ verdict }) => verdict !== 'denied');
  if (style === 'policy' && edges.length > 1 && open.length < edges.length) {
    return `${open.length} of ${edges.length} pairs`;
  }
  const texts = new Set(
    edges.map(({ connections }) => portsLabel(connections)).filter((text) => text !== ''),
  );
  const [text = '', ...others] = texts;
  return others.length > 0 ? `${edges.length} connections` : text;
}

function styleOf({ type }: GraphEdge): Line['style'] {
  if (type === 'allows') return 'policy';
  return type === 'selects' || type === 'enters' ? 'plain' : 'wiring';
}

/** Answers for pairs, computed once for each graph. */
export function pairTableOf(graph: Graph): PairTable {
  const known = tables.get(graph) ?? new PairTable(graph.pairs);
  tables.set(graph, known);
  return known;
}

const tables = new WeakMap<Graph, PairTable>();
