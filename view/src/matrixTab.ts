/** Every pair: a row for each source, a column for each destination. Drawn for those rows that are in sight only. */
import { html } from './dom';
import type { Graph, GraphNode } from './model';
import { holdsPort } from './ports';
import { pairTableOf } from './scene';
import type { State } from './state';
import { answerText } from './words';

export interface MatrixEvents {
  choosePair(source: string, target: string): void;
}

/** Columns beyond this many are too many to be told apart: then the namespace has to be chosen. */
const MOST = 80;

export function matrixTab(graph: Graph, state: State, events: MatrixEvents): HTMLElement {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const shown = workloadsShown(graph, nodes, state);
  if (shown.length === 0) return html('p', { class: 'empty' }, 'There are no workloads to show here.');
  const some = shown.slice(0, MOST);
  const pairs = pairTableOf(graph);
  const head = html(
    'tr',
    {},
    html('td', { class: 'corner' }, 'from ↓  to →'),
    ...some.map((node) => html('th', { scope: 'col' }, html('span', {}, node.label))),
  );
  const rows = some.map((source, index) => {
    const before = some[index - 1];
    const first = before?.namespace === source.namespace ? undefined : source.namespace;
    return html(
      'tr',
      {},
      html(
        'th',
        { scope: 'row' },
        ...(first === undefined ? [] : [html('small', {}, `${first} / `)]),
        source.label,
      ),
      ...some.map((target) => cell(source, target, pairs, state, events)),
    );
  });
  const note =
    shown.length > some.length
      ? html(
          'p',
          { class: 'quiet' },
          `The first ${MOST} of ${shown.length} workloads: choose a namespace to see others.`,
        )
      : undefined;
  const table = html(
    'table',
    { class: 'matrix' },
    html('caption', {}, 'Who can reach whom: rows are sources, columns are destinations'),
    html('thead', {}, head),
    html('tbody', {}, ...rows),
  );
  rove(table);
  return html(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Matrix' },
    ...(note ? [note] : []),
    table,
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** All of the cells are one stop of the Tab key; arrow keys move among them, over a workload's cell with itself. */
function rove(table: HTMLTableElement): void {
  const rows = [...table.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.querySelector('button')),
  );
  let stop = rows.flat().find((button) => button !== null);
  if (stop) stop.tabIndex = 0;
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (stop) stop.tabIndex = -1;
    stop = target;
    stop.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step || !stop) return;
    event.preventDefault();
    let row = rows.findIndex((buttons) => buttons.includes(stop ?? null));
    let column = rows[row]?.indexOf(stop) ?? 0;
    do {
      row += step[0];
      column += step[1];
    } while (rows[row]?.[column] === null);
    rows[row]?.[column]?.focus();
  });
}

function workloadsShown(
  graph: Graph,
  nodes: ReadonlyMap<string, GraphNode>,
  { namespace }: State,
): readonly GraphNode[] {
  return graph.pairs.workloads.flatMap((id) => {
    const node = nodes.get(id);
    return node && (namespace === '' || node.namespace === namespace) ? [node] : [];
  });
}

function cell(
  source: GraphNode,
  target: GraphNode,
  pairs: ReturnType<typeof pairTableOf>,
  { port }: State,
  events: MatrixEvents,
): HTMLElement {
  const answer = pairs.between(source.id, target.id);
  if (source === target || !answer)
    return html('td', { class: 'self' }, html('span', { class: 'visually-hidden' }, 'itself'));
  const open = answer.verdict !== 'denied' && holdsPort(answer.connections || answer.unknown, port);
  const verdict = open ? answer.verdict : 'denied';
  const text = open ? answerText(answer) : 'denied';
  const all = answer.connections === 'All Connections';
  const sign = verdict === 'denied' ? '' : verdict === 'unknown' ? '?' : all ? '●' : '◐';
  const button = html(
    'button',
    {
      type: 'button',
      tabindex: -1,
      title: `${source.label} → ${target.label}: ${text}`,
      'aria-label': `${source.label} to ${target.label}: ${text}`,
    },
    sign,
  );
  button.addEventListener('click', () => events.choosePair(source.id, target.id));
  return html('td', { class: `${verdict} ${all ? 'all' : ''}` }, button);
}
