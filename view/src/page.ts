/** The page as a whole: state in one place, drawn again from it whenever it changes. */
import { type DetailEvents, lineDetails, nodeDetails } from './details';
import { html } from './dom';
import { exportAs, type ExportFormat } from './exports';
import { GraphTab } from './graphTab';
import type { Host } from './host';
import { legendEntries } from './legend';
import { matrixTab } from './matrixTab';
import type { GraphEdge, GraphNode, Picture } from './model';
import { edgesAround, pairEdge } from './focus';
import { type Line, pairTableOf, sceneOf } from './scene';
import { restored, START, type State } from './state';
import { tableTab } from './tableTab';
import { Toolbar } from './toolbar';
import { changesText, summaryOf } from './words';
import { zoomButtons } from './zoomButtons';

/** What the details are of. What the editor's cursor is in is marked alone: nobody asked for more. */
type Choice =
  | { readonly type: 'node'; readonly id: string; readonly by: 'reader' | 'editor' }
  | { readonly type: 'line'; readonly line: Line };

export class Page {
  readonly element: HTMLElement;
  readonly #host: Host;
  readonly #css: string;
  readonly #toolbar: Toolbar;
  readonly #graph: GraphTab;
  readonly #zoom: HTMLElement;
  readonly #heading = html('h1', { class: 'visually-hidden' }, 'Reachability');
  readonly #stage = html('div', { class: 'stage' });
  readonly #other = html('div', { class: 'other', hidden: true });
  readonly #details = html('aside', { class: 'details', 'aria-label': 'Details', hidden: true });
  readonly #status = html('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  readonly #legend = html('ul', { class: 'legend', 'aria-label': 'Legend' });
  #state: State;
  #picture: Picture | undefined;
  #choice: Choice | undefined;
  /** What had the focus when the details came: the next stop of the Tab key is in them, and Escape leads back. */
  #opener: Element | null = null;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, css: string) {
    this.#host = host;
    this.#css = css;
    this.#state = restored(host.kept);
    if (!this.#state.followsEditor) host.follow(false);
    if (this.#state.against !== START.against) host.compare(this.#state.against);
    this.#toolbar = new Toolbar(host.type, {
      change: (change) => this.#change(change),
      scope: (scope) => host.chooseScope(scope),
      save: (format) => void this.#save(format),
      find: () => this.#find(),
    });
    this.#graph = new GraphTab({
      chooseNode: (id) => this.#choose({ type: 'node', id, by: 'reader' }, 'open'),
      focusNode: (id) => this.#change({ focus: id }),
      chooseLine: (line) => this.#choose({ type: 'line', line }, 'open'),
      chooseNothing: () => this.#choose(undefined),
      toggleBox: (name) => this.#toggle(name),
      viewChanged: (view) => this.#set({ view }),
    });
    this.#zoom = zoomButtons({
      fit: () => this.#graph.fit(),
      by: (factor) => this.#graph.zoomBy(factor),
    });
    this.#stage.append(this.#zoom, this.#graph.element, this.#other, this.#details);
    const foot = html('footer', {}, this.#status, this.#legend);
    this.element = html('main', {}, this.#heading, this.#toolbar.element, this.#stage, foot);
    this.element.addEventListener('keydown', (event) => this.#key(event));
    new ResizeObserver(() => this.#draw()).observe(this.#stage);
  }

  take(picture: Picture): void {
    const first = this.#picture === undefined;
    const other = this.#picture !== undefined && this.#picture.scope !== picture.scope;
    this.#picture = picture;
    this.#set({ scope: picture.scope });
    const { focus } = this.#state;
    const gone = focus !== undefined && !picture.graph.nodes.some(({ id }) => id === focus);
    if (other) this.#set({ focus: undefined, namespace: '', opened: [], closed: [] });
    else if (gone) this.#set({ focus: undefined });
    this.#draw();
    if (first && this.#state.view) this.#graph.restore(this.#state.view);
    else if (first || other) this.#graph.fit();
  }

  /** Marks the node that the editor's cursor is in, where the reader wants that. */
  followTo(node: string): void {
    if (!this.#state.followsEditor) return;
    if (this.#state.focus !== undefined && this.#state.focus !== node) this.#change({ focus: node });
    else if (this.#choice?.type !== 'node' || this.#choice.id !== node) {
      this.#choose({ type: 'node', id: node, by: 'editor' });
      this.#graph.reveal(node);
    }
  }

  #change(change: Partial<State>): void {
    const refit =
      'focus' in change || 'namespace' in change || 'direction' in change || 'changesOnly' in change;
    const shown = this.#state.tab !== 'graph' && change.tab === 'graph' && this.#state.view === undefined;
    this.#set(change);
    if (change.followsEditor !== undefined) this.#host.follow(change.followsEditor);
    if (change.against !== undefined) this.#host.compare(change.against);
    if ('focus' in change) this.#choice = undefined;
    this.#draw();
    if (refit || shown) this.#graph.fit();
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#host.keep(this.#state), KEEPING);
  }

  #draw(): void {
    const picture = this.#picture;
    if (!picture) return;
    const { graph } = picture;
    const changed = graph.edges.some(({ change }) => change !== undefined);
    const state = changed ? this.#state : { ...this.#state, changesOnly: false };
    this.#heading.textContent = `Reachability of ${picture.title}`;
    this.#toolbar.show(picture, state);
    this.#graph.element.hidden = state.tab !== 'graph';
    this.#zoom.hidden = state.tab !== 'graph';
    this.#other.hidden = state.tab === 'graph';
    if (state.tab === 'graph') {
      this.#graph.show(sceneOf(graph, state));
      this.#mark();
    } else if (state.tab === 'matrix') {
      this.#other.replaceChildren(
        matrixTab(graph, state, { choosePair: (source, target) => this.#choosePair(source, target) }),
      );
    } else {
      this.#other.replaceChildren(
        tableTab(graph, state, {
          chooseRow: ({ edge }) => this.#choose({ type: 'line', line: lineOf(edge) }),
        }),
      );
    }
    this.#legend.replaceChildren(...legendEntries(state, this.#graph.scene));
    this.#showDetails();
    const summary = [changesText(graph), summaryOf(picture), ...picture.notes].filter(Boolean).join('. ');
    if (this.#status.textContent !== summary) this.#status.textContent = summary;
  }

  /** `open`: the editor shows the place, too. */
  #choose(choice: Choice | undefined, then?: 'open'): void {
    const inside = this.#details.contains(document.activeElement);
    this.#choice = choice;
    this.#mark();
    this.#showDetails();
    if (!inside) this.#opener = choice ? document.activeElement : null;
    else if (this.#details.hidden) this.#focusOpener();
    else this.#details.querySelector('button')?.focus();
    if (then !== 'open' || !choice) return;
    const place =
      choice.type === 'node'
        ? this.#nodes.get(choice.id)?.place
        : choice.line.edges.length === 1
          ? choice.line.edges[0]?.place
          : undefined;
    if (place) this.#host.open(place, 'view');
  }

  #choosePair(source: string, target: string): void {
    const answer = this.#picture && pairTableOf(this.#picture.graph).between(source, target);
    if (answer) this.#choose({ type: 'line', line: lineOf(pairEdge(source, target, answer)) });
  }

  get #nodes(): ReadonlyMap<string, GraphNode> {
    return new Map(this.#picture?.graph.nodes.map((node) => [node.id, node]));
  }

  #mark(): void {
    const { search } = this.#state;
    const lines = this.#graph.scene?.lines ?? [];
    if (this.#choice?.type === 'line') {
      const { id, source, target } = this.#choice.line;
      this.#graph.mark({ chosen: new Set([id]), near: new Set([source, target]) });
    } else if (this.#choice) {
      const { id, by } = this.#choice;
      const own = lines.filter(({ source, target }) => source === id || target === id);
      const near = own.flatMap((line) => [line.id, line.source, line.target]);
      this.#graph.mark({ chosen: new Set([id]), near: new Set(near) }, by === 'editor' ? 'alone' : 'apart');
    } else if (search !== '') {
      const found = this.#found(search);
      this.#graph.mark({ chosen: new Set(found), near: new Set() });
    } else this.#graph.mark(undefined);
  }

  #found(search: string): readonly string[] {
    const needle = search.toLowerCase();
    const nodes = this.#picture?.graph.nodes ?? [];
    return nodes
      .filter(({ label, namespace }) => `${namespace ?? ''}/${label}`.toLowerCase().includes(needle))
      .map(({ id }) => id);
  }

  /** The first that the search finds is focused. */
  #find(): void {
    const [first] = this.#found(this.#state.search);
    if (first !== undefined && this.#state.search !== '')
      this.#change({ focus: first, search: '', tab: 'graph' });
  }

  #toggle(name: string): void {
    const box = this.#graph.scene?.boxes.find((each) => each.name === name);
    const without = (names: readonly string[]): readonly string[] => names.filter((each) => each !== name);
    const { opened, closed } = this.#state;
    if (box?.state === 'closed')
      this.#change({ opened: [...without(opened), name], closed: without(closed) });
    else this.#change({ opened: without(opened), closed: [...without(closed), name] });
  }

  #showDetails(): void {
    const events: DetailEvents = {
      open: (place) => this.#host.open(place, 'editor'),
      focus: (focus) => this.#change({ focus, tab: 'graph' }),
      choose: (id) => this.#choose({ type: 'node', id, by: 'reader' }),
      explain: (question) => this.#host.explain(question),
      reasons: (question) => this.#host.reasons(question),
      close: () => this.#choose(undefined),
      live: this.#host.type === 'editor',
    };
    const choice = this.#choice;
    const node = choice?.type === 'node' && choice.by === 'reader' ? this.#nodes.get(choice.id) : undefined;
    this.#details.hidden = !node && choice?.type !== 'line';
    if (choice?.type === 'line') this.#details.replaceChildren(lineDetails(choice.line, this.#nodes, events));
    else if (node) {
      const { focus } = this.#state;
      const graph = this.#picture?.graph;
      const around = graph && focus !== undefined ? edgesAround(graph, focus, this.#state) : graph?.edges;
      const edges = around ?? [];
      const own = edges.filter(({ source, target }) => source === node.id || target === node.id);
      this.#details.replaceChildren(nodeDetails(node, own, this.#nodes, events));
    }
  }

  #focusOpener(): void {
    if (this.#opener instanceof HTMLElement || this.#opener instanceof SVGElement) this.#opener.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Tab' && !this.#details.hidden) {
      const first = this.#details.querySelector('button');
      const [from, to] = event.shiftKey ? [first, this.#opener] : [this.#opener, first];
      if (event.target !== from || !(to instanceof HTMLElement || to instanceof SVGElement)) return;
      event.preventDefault();
      to.focus();
      return;
    }
    if (event.key === 'Escape') {
      if (this.#choice) this.#choose(undefined);
      else if (this.#state.focus !== undefined) this.#change({ focus: undefined });
    } else if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      this.#toolbar.focusSearch();
    }
  }

  async #save(format: ExportFormat): Promise<void> {
    const picture = this.#picture;
    if (!picture) return;
    const { layout, svg } = this.#graph;
    this.#host.save(
      await exportAs(format, picture, this.#state, layout && { svg, bounds: layout.bounds, css: this.#css }),
    );
  }
}

/** In milliseconds. */
const KEEPING = 200;

/** An edge by itself, as if it were drawn. */
function lineOf(edge: GraphEdge): Line {
  const { id, source, target, verdict, change, connections } = edge;
  return {
    id,
    source,
    target,
    verdict,
    change,
    style: 'policy',
    label: connections,
    crowded: false,
    edges: [edge],
  };
}
