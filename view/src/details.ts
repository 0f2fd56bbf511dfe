/** What is chosen, in words: where it is written, why it is so, and what can be done from here. */
import { html } from './dom';
import type { GraphEdge, GraphNode, Place, Question, Reason } from './model';
import type { Line } from './scene';
import { edgeWord, isolationText, verdictText } from './words';

export interface DetailEvents {
  open(place: Place): void;
  focus(node: string): void;
  choose(node: string): void;
  explain(question: Question): void;
  reasons(question: Question): Promise<readonly Reason[]>;
  close(): void;
  /** True where places can be opened and questions asked. */
  readonly live: boolean;
}

export function nodeDetails(
  node: GraphNode,
  lines: readonly GraphEdge[],
  nodes: ReadonlyMap<string, GraphNode>,
  events: DetailEvents,
): HTMLElement {
  const { kind, namespace, detail, isolated, place } = node;
  const facts = [[kind, namespace].filter(Boolean).join(' in '), detail, isolated && isolationText(isolated)];
  const joined = lines.slice(0, MOST).map((edge) => edgeEntry(edge, node, nodes, events));
  const more =
    lines.length > MOST
      ? [html('p', { class: 'quiet' }, `and ${lines.length - MOST} more in the table`)]
      : [];
  return panel(
    node.label,
    events,
    html('p', { class: 'quiet' }, facts.filter(Boolean).join(' · ')),
    place ? placeButton(place, events) : undefined,
    html(
      'p',
      { class: 'actions' },
      button('Focus', () => events.focus(node.id)),
    ),
    joined.length > 0 ? html('ul', { class: 'edges' }, ...joined) : undefined,
    ...more,
  );
}

const MOST = 12;

function edgeEntry(
  edge: GraphEdge,
  node: GraphNode,
  nodes: ReadonlyMap<string, GraphNode>,
  events: DetailEvents,
): HTMLElement {
  const out = edge.source === node.id;
  const other = nodes.get(out ? edge.target : edge.source);
  return html(
    'li',
    { class: edge.verdict },
    html('span', { class: 'way', 'aria-label': out ? 'to' : 'from' }, out ? '→' : '←'),
    ' ',
    other ? button(other.label, () => events.choose(other.id)) : '',
    ` ${verdictText(edge)}`,
  );
}

/** Reasons arrive after the rest. */
export function lineDetails(
  line: Line,
  nodes: ReadonlyMap<string, GraphNode>,
  events: DetailEvents,
): HTMLElement {
  const entries = line.edges
    .slice(0, MOST)
    .map((edge) => edgeDetails(edge, nodes, events, line.edges.length === 1));
  const more =
    line.edges.length > MOST
      ? [
          html(
            'p',
            { class: 'quiet' },
            `and ${line.edges.length - MOST} more: open the namespace to see them`,
          ),
        ]
      : [];
  const title = line.edges.length === 1 ? 'Connection' : `${line.edges.length} connections`;
  return panel(title, events, ...entries, ...more);
}

function edgeDetails(
  edge: GraphEdge,
  nodes: ReadonlyMap<string, GraphNode>,
  events: DetailEvents,
  alone: boolean,
): HTMLElement {
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
  const question = questionOf(edge, source, target);
  const reasons = html('ul', { class: 'reasons' });
  const show = (all: readonly Reason[]): void =>
    reasons.replaceChildren(...all.map((each) => reasonEntry(each, events)));
  show(edge.reasons);
  if (alone && question && edge.type !== 'selects' && edge.reasons.length === 0)
    void events.reasons(question).then(show);
  return html(
    'section',
    { class: 'edge' },
    html(
      'p',
      {},
      source ? button(source.label, () => events.choose(source.id)) : '',
      html('span', { class: 'quiet' }, ` ${edgeWord(edge)} `),
      target ? button(target.label, () => events.choose(target.id)) : '',
    ),
    html('p', { class: `verdict ${edge.verdict}` }, changeText(edge) + verdictText(edge)),
    alone ? reasons : undefined,
    alone && edge.place ? placeButton(edge.place, events) : undefined,
    alone && question && events.live
      ? html(
          'p',
          { class: 'actions' },
          button('Explain', () => events.explain(question)),
        )
      : undefined,
  );
}

function changeText({ change }: GraphEdge): string {
  return change === undefined ? '' : `${change}, now `;
}

/** What can be asked about an edge; undefined where an end has no name to ask by. */
export function questionOf(
  { port }: GraphEdge,
  source: GraphNode | undefined,
  target: GraphNode | undefined,
): Question | undefined {
  if (source?.end === undefined || target?.end === undefined) return undefined;
  return { source: source.end, destination: target.end, port };
}

function reasonEntry({ text, place }: Reason, events: DetailEvents): HTMLElement {
  return html('li', {}, text, ...(place ? [' ', placeButton(place, events)] : []));
}

function placeButton(place: Place, events: DetailEvents): HTMLElement {
  if (!events.live) return html('code', { class: 'place' }, place.text);
  const made = button(place.text, () => events.open(place));
  made.classList.add('place');
  return made;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = html('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}

function panel(
  title: string,
  events: DetailEvents,
  ...content: readonly (HTMLElement | undefined)[]
): HTMLElement {
  const close = html('button', { type: 'button', class: 'close', 'aria-label': 'Close details' }, '×');
  close.addEventListener('click', () => events.close());
  return html('div', { class: 'panel' }, html('header', {}, html('h2', {}, title), close), ...content);
}
