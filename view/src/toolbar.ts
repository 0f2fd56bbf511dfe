/** The row of controls above the picture. */
import { html } from './dom';
import { type ExportFormat, FORMATS } from './exports';
import type { Picture } from './model';
import type { Against, Direction, State, Tab } from './state';

export interface ToolbarEvents {
  change(change: Partial<State>): void;
  scope(id: string): void;
  save(format: ExportFormat): void;
  /** Enter in the search. */
  find(): void;
}

const TABS: Readonly<Record<Tab, string>> = { graph: 'Graph', matrix: 'Matrix', table: 'Table' };
const DIRECTIONS: Readonly<Record<Direction, string>> = {
  both: 'In and out',
  in: 'Who reaches it',
  out: 'What it reaches',
};

const BASELINES: Readonly<Record<Against, string>> = {
  saved: 'Unsaved changes',
  head: 'Changes since HEAD',
};

export class Toolbar {
  readonly element: HTMLElement;
  readonly #tabs: ReadonlyMap<Tab, HTMLButtonElement>;
  readonly #scope = html('select', {
    'aria-label': 'Manifests',
    title: 'Manifests that are deployed together',
  });
  readonly #namespace = html('select', { 'aria-label': 'Namespace' });
  readonly #direction = html('select', { 'aria-label': 'Direction' });
  readonly #search = html('input', {
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search nodes; Enter focuses the first',
  });
  readonly #port = html('input', {
    class: 'port',
    placeholder: 'Port',
    'aria-label': 'Port, such as 80 or UDP 53',
  });
  readonly #against = html('select', {
    'aria-label': 'Changes that are marked',
    title: 'Changes that are marked',
  });
  readonly #changes = html('input', { type: 'checkbox' });
  readonly #changesLabel = html('label', { hidden: true }, this.#changes, 'Changes only');
  readonly #follow = html('input', { type: 'checkbox' });
  readonly #focusName = html('span', { class: 'name' });
  readonly #focus = html('span', { class: 'chip', hidden: true });

  constructor(type: 'editor' | 'file', events: ToolbarEvents) {
    const tab = (name: Tab): readonly [Tab, HTMLButtonElement] => [
      name,
      this.#button(TABS[name], () => events.change({ tab: name }), { 'aria-pressed': 'false' }),
    ];
    this.#tabs = new Map([tab('graph'), tab('matrix'), tab('table')]);
    for (const [value, text] of Object.entries(DIRECTIONS))
      this.#direction.append(html('option', { value }, text));
    for (const [value, text] of Object.entries(BASELINES))
      this.#against.append(html('option', { value }, text));
    const unfocus = this.#button('×', () => events.change({ focus: undefined }), {
      'aria-label': 'Show everything again',
      class: 'close',
    });
    this.#focus.append('Focus: ', this.#focusName, this.#direction, unfocus);
    const follow = html('label', { title: 'Mark what the cursor is in' }, this.#follow, 'Follow editor');
    this.element = html(
      'div',
      { class: 'toolbar', role: 'group', 'aria-label': 'What is shown' },
      html('span', { class: 'group segmented' }, ...this.#tabs.values()),
      this.#scope,
      this.#namespace,
      this.#search,
      this.#port,
      this.#focus,
      this.#changesLabel,
      html('span', { class: 'space' }),
      ...(type === 'editor' ? [this.#against, follow] : []),
      exportMenu(events),
    );
    this.#scope.addEventListener('change', () => events.scope(this.#scope.value));
    this.#namespace.addEventListener('change', () => events.change({ namespace: this.#namespace.value }));
    this.#direction.addEventListener('change', () => {
      events.change({
        direction: this.#direction.value === 'in' ? 'in' : this.#direction.value === 'out' ? 'out' : 'both',
      });
    });
    this.#search.addEventListener('input', () => events.change({ search: this.#search.value }));
    this.#search.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') events.find();
    });
    this.#port.addEventListener('input', () => events.change({ port: this.#port.value }));
    this.#against.addEventListener('change', () =>
      events.change({ against: this.#against.value === 'head' ? 'head' : 'saved' }),
    );
    this.#changes.addEventListener('change', () => events.change({ changesOnly: this.#changes.checked }));
    this.#follow.addEventListener('change', () => events.change({ followsEditor: this.#follow.checked }));
  }

  show({ scopes, scope, graph }: Picture, state: State): void {
    for (const [name, button] of this.#tabs) button.setAttribute('aria-pressed', String(name === state.tab));
    fill(
      this.#scope,
      scopes.map(({ id, label }) => [id, label] as const),
      scope,
    );
    this.#scope.hidden = scopes.length < 2;
    const names = graph.namespaces.map(({ name }) => [name, name] as const);
    fill(this.#namespace, [['', 'All namespaces'], ...names], state.namespace);
    this.#namespace.hidden = names.length < 2;
    this.#focus.hidden = state.focus === undefined;
    this.#focusName.textContent = graph.nodes.find(({ id }) => id === state.focus)?.label ?? '';
    this.#direction.value = state.direction;
    if (this.#search.value !== state.search) this.#search.value = state.search;
    if (this.#port.value !== state.port) this.#port.value = state.port;
    this.#changesLabel.hidden = !graph.edges.some(({ change }) => change !== undefined);
    this.#against.value = state.against;
    this.#changes.checked = state.changesOnly;
    this.#follow.checked = state.followsEditor;
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  #button(text: string, act: () => void, attributes: Readonly<Record<string, string>>): HTMLButtonElement {
    const button = html('button', { type: 'button', ...attributes }, text);
    button.addEventListener('click', act);
    return button;
  }
}

function fill(
  select: HTMLSelectElement,
  options: readonly (readonly [string, string])[],
  value: string,
): void {
  const texts = JSON.stringify(options);
  if (select.dataset['options'] !== texts) {
    select.replaceChildren(...options.map(([id, text]) => html('option', { value: id }, text)));
    select.dataset['options'] = texts;
  }
  select.value = value;
}

/** A list of choices that goes back to its title. */
function exportMenu(events: ToolbarEvents): HTMLElement {
  const select = html(
    'select',
    { 'aria-label': 'Export', class: 'export' },
    html('option', { value: '' }, 'Export…'),
  );
  for (const format of ['svg', 'png', 'mermaid', 'dot', 'markdown'] as const) {
    const option = html('option', { value: format }, FORMATS[format].title);
    select.append(option);
  }
  select.addEventListener('change', () => {
    const format = (['svg', 'png', 'mermaid', 'dot', 'markdown'] as const).find(
      (each) => each === select.value,
    );
    select.value = '';
    if (format) events.save(format);
  });
  return select;
}
