/** The picture as a table: for the keyboard, for screen readers, and for copying. */
import { html } from './dom';
import type { Graph } from './model';
import { cellsOf, type Row, rowsOf } from './rows';
import type { State } from './state';

export interface TableEvents {
  chooseRow(row: Row): void;
}

const MOST = 500;

export function tableTab(graph: Graph, state: State, events: TableEvents): HTMLElement {
  const needle = state.search.toLowerCase();
  const rows = rowsOf(graph, state).filter((row) =>
    cellsOf(row).some((text) => text.toLowerCase().includes(needle)),
  );
  if (rows.length === 0) return html('p', { class: 'empty' }, 'There is nothing to show here.');
  const body = rows.slice(0, MOST).map((row) => {
    const [source = '', ...others] = cellsOf(row);
    const button = html('button', { type: 'button', class: 'link' }, source);
    button.addEventListener('click', () => events.chooseRow(row));
    return html(
      'tr',
      { class: row.edge.verdict },
      html('td', {}, button),
      ...others.map((text) => html('td', {}, text)),
    );
  });
  const shown = rows.length > MOST ? `, the first ${MOST} shown` : '';
  const head = ['From', 'How', 'To', 'Verdict'].map((text) => html('th', { scope: 'col' }, text));
  return html(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    html(
      'table',
      { class: 'list' },
      html('caption', {}, `${rows.length} connections${shown}`),
      html('thead', {}, html('tr', {}, ...head)),
      html('tbody', {}, ...body),
    ),
  );
}
