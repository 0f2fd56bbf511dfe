/** A scene as SVG. Elements stay as long as what they show does, so that an edit moves them instead of flashing. */
import { type Curve, curvesOf } from './curves';
import { setAttributes, svg } from './dom';
import { iconOf, iconPath } from './icons';
import type { Layout, PlacedBox, PlacedCard, Ruler } from './layout';
import type { GraphNode } from './model';
import type { Card, Line, Scene } from './scene';
import { describeLine, describeNode, describeTab, detailOf, tabLabel } from './words';

export interface Drawing {
  readonly scene: Scene;
  readonly layout: Layout;
}

/** Elements carry `data-node`, `data-line` or `data-box`, by which clicks are told apart. */
export class Canvas {
  readonly root: SVGSVGElement;
  readonly #layers: { readonly boxes: SVGGElement; readonly lines: SVGGElement; readonly cards: SVGGElement };
  readonly #elements = new Map<string, SVGGElement>();
  readonly #ruler: Ruler;

  constructor(ruler: Ruler) {
    this.#ruler = ruler;
    this.#layers = { boxes: svg('g'), lines: svg('g', { 'aria-hidden': 'true' }), cards: svg('g') };
    const { boxes, lines, cards } = this.#layers;
    this.root = svg(
      'svg',
      { class: 'canvas', role: 'group', 'aria-label': 'Graph; the table shows the same as text' },
      svg('defs', {}, ...['allowed', 'denied', 'unknown', 'plain', 'opened', 'closed'].map(marker)),
      boxes,
      lines,
      cards,
    );
  }

  draw({ scene, layout }: Drawing): void {
    const { width, height } = layout.bounds;
    const [across, down] = [Math.ceil(width) + 2 * AROUND, Math.ceil(height) + 2 * AROUND];
    const viewBox = `${-AROUND} ${-AROUND} ${across} ${down}`;
    setAttributes(this.root, { width: across, height: down, viewBox });
    const seen = new Set<string>();
    const place = (key: string, layer: SVGGElement, shape: string, make: () => SVGGElement): SVGGElement => {
      seen.add(key);
      const known = this.#elements.get(key);
      if (known?.dataset['shape'] === shape) return known;
      const made = make();
      made.dataset['shape'] = shape;
      if (known) known.replaceWith(made);
      else layer.append(made);
      this.#elements.set(key, made);
      return made;
    };
    for (const placed of layout.boxes) {
      const { box, x, y } = placed;
      const shape = JSON.stringify([box.state, box.note, box.summary, placed.width, placed.height]);
      const made = place(box.id, this.#layers.boxes, shape, () => boxElement(placed, this.#ruler));
      made.style.transform = `translate(${x}px,${y}px)`;
    }
    for (const placed of layout.cards) {
      const { card, x, y } = placed;
      const shape = JSON.stringify([card, placed.width]);
      const made = place(card.id, this.#layers.cards, shape, () => cardElement(placed, this.#ruler));
      made.style.transform = `translate(${x}px,${y}px)`;
    }
    for (const curve of curvesOf(scene.lines, layout, this.#ruler)) {
      const { line, path, middle } = curve;
      const shape = JSON.stringify([line.verdict, line.change, line.label, path, middle]);
      place(`line ${line.id}`, this.#layers.lines, shape, () => lineElement(curve, this.#ruler));
    }
    for (const [key, element] of this.#elements) {
      if (seen.has(key)) continue;
      element.remove();
      this.#elements.delete(key);
    }
  }
}

/** Room around the layout, in which lines may bend. */
export const AROUND = 90;

function marker(name: string): SVGMarkerElement {
  const arrow = svg('path', { d: 'M0,0.8 L7,4 L0,7.2 Z', class: `arrow ${name}` });
  const attributes = { id: `arrow-${name}`, viewBox: '0 0 8 8', refX: 6.5, refY: 4, orient: 'auto' };
  return svg(
    'marker',
    { ...attributes, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse' },
    arrow,
  );
}

function boxElement({ box, width, height }: PlacedBox, ruler: Ruler): SVGGElement {
  const { name, note, state, summary } = box;
  const isButton = state !== 'absent';
  const button = {
    class: 'toggle',
    'data-box': name,
    ...(isButton
      ? {
          tabindex: 0,
          role: 'button',
          'aria-label': [name, state === 'closed' ? summary : '', 'namespace'].filter(Boolean).join(' '),
          'aria-expanded': state === 'open' ? 'true' : 'false',
        }
      : {}),
  };
  const lines =
    note === undefined
      ? []
      : [svg('text', { class: 'detail', x: 16, y: 40 }, fit(note, width - 24, ruler, 'detail'))];
  const closed = state === 'closed' ? [svg('text', { class: 'detail', x: 16, y: height - 18 }, summary)] : [];
  return svg(
    'g',
    { class: `box ${state}` },
    svg('rect', { class: 'frame', width, height, rx: 12 }),
    svg(
      'g',
      button,
      svg('rect', { class: 'hit', width, height: state === 'closed' ? height : 32, rx: 12 }),
      isButton
        ? svg('path', { class: 'chevron', d: state === 'open' ? 'M14,14 l4,4 l4,-4' : 'M16,12 l4,4 l-4,4' })
        : undefined,
      svg('text', { class: 'title', x: isButton ? 30 : 16, y: 21 }, name),
      ...closed,
    ),
    ...lines,
  );
}

function cardElement(placed: PlacedCard, ruler: Ruler): SVGGElement {
  const { card, width, height, tabs } = placed;
  const { node } = card;
  const above = height - placed.body.height;
  const round = node.type === 'service' || node.type === 'outside' || node.type === 'pods' ? 20 : 8;
  return svg(
    'g',
    { class: `card ${node.type} ${card.apart ? 'apart' : ''}` },
    svg('rect', { class: 'shape', width, height, rx: round }),
    ...card.tabs.map((tab, index) => tabElement(tab, (tabs[index]?.y ?? placed.y) - placed.y, width, ruler)),
    bodyElement(card, above, width, height - above, round, ruler),
  );
}

function bodyElement(
  { node, apart }: Card,
  top: number,
  width: number,
  height: number,
  round: number,
  ruler: Ruler,
): SVGGElement {
  const detail = detailOf(node);
  const room = width - 40 - (node.isolated ? 18 : 0);
  return svg(
    'g',
    {
      class: 'node',
      ...buttonFor(node, describeNode(node) + (apart ? ', no connection' : '')),
      transform: `translate(0,${top})`,
    },
    svg('rect', { class: 'hit', width, height, rx: round }),
    svg('path', { class: 'icon', d: iconPath(iconOf(node)), transform: `translate(11,${height / 2 - 8})` }),
    svg(
      'text',
      { class: 'label', x: 35, y: detail === '' ? height / 2 + 4.5 : 19 },
      fit(node.label, room, ruler, 'label'),
    ),
    ' ', // between the words for those who hear them
    detail === ''
      ? undefined
      : svg('text', { class: 'detail', x: 35, y: 34 }, fit(detail, width - 42, ruler, 'detail')),
    apart
      ? svg('text', { class: 'cross', x: width - 19, y: 19 }, '✕')
      : node.isolated
        ? lock(node.isolated, width)
        : undefined,
  );
}

function lock({ ingress, egress }: NonNullable<GraphNode['isolated']>, width: number): SVGGElement {
  const closed = [ingress, egress].filter((each) => each !== 'no');
  const icon = closed.length > 0 ? 'locked' : 'unlocked';
  return svg(
    'g',
    {
      class: `lock ${icon} ${closed.length === 2 ? 'both' : ''}`,
      transform: `translate(${width - 21},7) scale(0.78)`,
    },
    svg('path', { d: iconPath(icon) }),
  );
}

function tabElement(node: GraphNode, top: number, width: number, ruler: Ruler): SVGGElement {
  return svg(
    'g',
    { class: 'tab', ...buttonFor(node, describeTab(node)), transform: `translate(0,${top})` },
    svg('rect', { class: 'hit', width, height: 24, rx: 8 }),
    svg('path', { class: 'rule', d: `M0,24H${width}` }),
    svg('path', { class: 'icon', d: iconPath('service'), transform: 'translate(12,5.5) scale(0.82)' }),
    svg('text', { class: 'detail', x: 35, y: 16 }, fit(tabLabel(node), width - 42, ruler, 'detail')),
  );
}

function buttonFor({ id }: GraphNode, label: string): Record<string, string | number> {
  return { 'data-node': id, tabindex: 0, role: 'button', 'aria-label': label };
}

function lineElement({ line, path, middle }: Curve, ruler: Ruler): SVGGElement {
  const tone = toneOf(line);
  return svg(
    'g',
    {
      class: `line ${line.style} ${line.verdict} ${line.change ?? ''} ${line.crowded ? 'crowded' : ''}`,
      'data-line': line.id,
    },
    svg('title', {}, describeLine(line)),
    svg('path', { class: 'hit', d: path }),
    svg('path', { class: 'stroke', d: path, 'marker-end': `url(#arrow-${tone})` }),
    caption(line, middle, ruler),
  );
}

/** Colour is never alone: a denied line has a cross, an unknown one a question mark, a changed one a sign. */
function caption(
  { label, verdict, change, style }: Line,
  { x, y }: Curve['middle'],
  ruler: Ruler,
): SVGGElement | undefined {
  const sign =
    change === 'opened'
      ? '+'
      : change === 'closed'
        ? '−'
        : verdict === 'denied'
          ? '✕'
          : verdict === 'unknown'
            ? '?'
            : '';
  const text = [sign, label].filter((part) => part !== '').join(' ');
  if (text === '' || (style === 'plain' && sign === '')) return undefined;
  const width = ruler.width(text, 'detail') + 14;
  return svg(
    'g',
    { class: 'caption', transform: `translate(${x},${y})` },
    svg('rect', { x: -width / 2, y: -9, width, height: 18, rx: 9 }),
    svg('text', { class: 'detail', y: 4, 'text-anchor': 'middle' }, text),
  );
}

export function toneOf({ style, verdict, change }: Line): string {
  if (change === 'opened' || change === 'closed') return change;
  return style === 'plain' && verdict === 'allowed' ? 'plain' : verdict;
}

/** `text`, cut where it is too wide. */
function fit(text: string, width: number, ruler: Ruler, style: 'label' | 'detail' | 'title'): string {
  if (ruler.width(text, style) <= width) return text;
  let end = text.length;
  while (end > 1 && ruler.width(`${text.slice(0, end)}…`, style) > width) end--;
  return `${text.slice(0, end)}…`;
}
