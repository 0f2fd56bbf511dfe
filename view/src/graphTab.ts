/** The graph: draws scenes, keeps everything in its place while they change, and says what is clicked. */
import type { Orientation } from './arrange';
import { AROUND, Canvas } from './draw';
import { html } from './dom';
import { type Frame, HEADER, type Layout, layoutOf, type Ruler } from './layout';
import { type Direction, nearest } from './nearest';
import { panZoom, type PanZoom } from './panZoom';
import type { Line, Scene } from './scene';
import type { ViewState } from './state';

export interface GraphEvents {
  chooseNode(id: string): void;
  focusNode(id: string): void;
  chooseLine(line: Line): void;
  toggleBox(name: string): void;
  chooseNothing(): void;
  viewChanged(view: ViewState): void;
}

export class GraphTab {
  readonly element: HTMLElement;
  readonly #canvas: Canvas;
  readonly #ruler: Ruler;
  readonly #pan: PanZoom;
  readonly #lines = new Map<string, Line>();
  #scene: Scene | undefined;
  #layout: Layout | undefined;
  #shape = '';

  constructor(events: GraphEvents) {
    this.#ruler = canvasRuler();
    this.#canvas = new Canvas(this.#ruler);
    this.element = html('div', { class: 'graph' }, this.#canvas.root);
    this.#pan = panZoom(this.element, this.#canvas.root, AROUND, () => events.viewChanged(this.#pan.view));
    this.#listen(events);
  }

  get svg(): SVGSVGElement {
    return this.#canvas.root;
  }

  get layout(): Layout | undefined {
    return this.#layout;
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  /** As long as the same cards are shown, they stay where they are, whatever the lines between them do. */
  show(scene: Scene): void {
    const orientation = this.#orientation();
    const shape = JSON.stringify([
      orientation,
      scene.loose.map(({ id }) => id),
      scene.boxes.map(({ id, state, note, cards }) => [
        id,
        state,
        note,
        cards.map((card) => [card.id, card.tabs.map((tab) => tab.id)]),
      ]),
    ]);
    const first = this.#layout === undefined;
    const before = this.#layout;
    if (shape !== this.#shape || !this.#layout) this.#layout = layoutOf(scene, this.#ruler, orientation);
    else this.#layout = withContent(this.#layout, scene);
    this.#shape = shape;
    this.#scene = scene;
    this.#lines.clear();
    for (const line of scene.lines) this.#lines.set(line.id, line);
    this.#canvas.draw({ scene, layout: this.#layout });
    if (!first && before !== this.#layout && before && !sameSize(before.bounds, this.#layout.bounds))
      this.fit();
  }

  fit(): void {
    if (this.#layout) this.#pan.fit(this.#layout.bounds);
  }

  /** Shows all of the namespace. */
  fitBox(name: string): void {
    const placed = this.#layout?.boxes.find(({ box }) => box.name === name);
    if (placed) this.#pan.fit(placed);
  }

  zoomBy(factor: number): void {
    this.#pan.by(factor);
  }

  restore(view: ViewState): void {
    this.#pan.set(view);
  }

  reveal(id: string): void {
    const frame = this.#layout?.ends.get(id);
    if (frame) this.#pan.reveal(frame);
  }

  /** Marks what is chosen and what belongs to it; everything else steps back, unless it is marked `alone`. */
  mark(
    marked: { readonly chosen: ReadonlySet<string>; readonly near: ReadonlySet<string> } | undefined,
    how: 'alone' | 'apart' = 'apart',
  ): void {
    this.#canvas.root.classList.toggle('marking', marked !== undefined && how === 'apart');
    for (const element of this.#canvas.root.querySelectorAll<SVGElement>('[data-node],[data-line]')) {
      const id = element.dataset['node'] ?? element.dataset['line'] ?? '';
      element.classList.toggle('chosen', marked?.chosen.has(id) ?? false);
      element.classList.toggle('near', (marked?.chosen.has(id) || marked?.near.has(id)) ?? false);
    }
  }

  /** The focus goes to the nearest card or namespace in that direction. */
  #step(from: Element, direction: Direction): void {
    const others = [...this.#canvas.root.querySelectorAll<SVGElement>('[tabindex]')].filter(
      (each) => each !== from,
    );
    const index = nearest(
      from.getBoundingClientRect(),
      others.map((each) => each.getBoundingClientRect()),
      direction,
    );
    if (index !== undefined) others[index]?.focus();
  }

  #revealElement(element: Element): void {
    const { node, box } = element instanceof SVGElement ? element.dataset : {};
    if (node !== undefined) this.reveal(node);
    const placed = this.#layout?.boxes.find((each) => each.box.name === box);
    if (placed) this.#pan.reveal({ ...placed, height: HEADER });
  }

  #orientation(): Orientation {
    const { clientWidth, clientHeight } = this.element;
    return clientHeight > 0 && clientWidth < clientHeight * 1.15 ? 'down' : 'right';
  }

  #listen(events: GraphEvents): void {
    const act = (target: EventTarget | null, what: 'click' | 'focus'): boolean => {
      const element =
        target instanceof Element ? target.closest<SVGElement>('[data-node],[data-line],[data-box]') : null;
      const { node, line, box } = element?.dataset ?? {};
      const found = line === undefined ? undefined : this.#lines.get(line);
      if (node !== undefined) (what === 'focus' ? events.focusNode : events.chooseNode)(node);
      else if (found) events.chooseLine(found);
      else if (box !== undefined) events.toggleBox(box);
      return element !== null;
    };
    const root = this.element;
    root.addEventListener('click', ({ target }) => {
      if (!act(target, 'click')) events.chooseNothing();
    });
    root.addEventListener('dblclick', ({ target }) => act(target, 'focus'));
    root.addEventListener('focusin', ({ target }) => {
      root.scrollTo(0, 0); // the browser scrolls to what has the focus; the drawing is moved instead
      if (target instanceof Element && target.matches(':focus-visible')) this.#revealElement(target);
    });
    root.addEventListener('keydown', (event) => {
      const direction = DIRECTIONS[event.key];
      if (direction && event.target instanceof Element) {
        event.preventDefault();
        this.#step(event.target, direction);
        return;
      }
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (act(event.target, event.shiftKey ? 'focus' : 'click')) event.preventDefault();
    });
  }
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

function sameSize(a: Frame, b: Frame): boolean {
  return a.width === b.width && a.height === b.height;
}

/** The same places for the cards of another scene with the same ids. */
function withContent(layout: Layout, scene: Scene): Layout {
  const cards = new Map(
    [...scene.loose, ...scene.boxes.flatMap((box) => box.cards)].map((card) => [card.id, card]),
  );
  const boxes = new Map(scene.boxes.map((box) => [box.id, box]));
  return {
    ...layout,
    cards: layout.cards.map((placed) => ({ ...placed, card: cards.get(placed.card.id) ?? placed.card })),
    boxes: layout.boxes.map((placed) => ({ ...placed, box: boxes.get(placed.box.id) ?? placed.box })),
  };
}

/** Measures as the style sheet sets texts. */
function canvasRuler(): Ruler {
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  const fonts = { label: `600 12.5px ${family}`, detail: `11px ${family}`, title: `600 12px ${family}` };
  const known = new Map<string, number>();
  return {
    width(text, style) {
      const key = `${style} ${text}`;
      const width = known.get(key);
      if (width !== undefined) return width;
      if (context) context.font = fonts[style];
      const measured = context?.measureText(text).width ?? text.length * 7;
      known.set(key, measured);
      return measured;
    },
  };
}
