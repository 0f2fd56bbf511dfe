/**
 * Where everything stands. Each namespace is laid out by itself, then all of them as boxes: an edit in one of them
 * leaves the others as they are, and hundreds of workloads take no longer than their namespaces do.
 */
import {
  arrange,
  column,
  inRow,
  type Item,
  type Joint,
  type Orientation,
  type Placed,
  type Size,
} from './arrange';
import type { Box, Card, Line, Scene } from './scene';
import { detailOf, tabLabel } from './words';

export interface Frame extends Size {
  readonly x: number;
  readonly y: number;
}

export interface PlacedCard extends Frame {
  readonly card: Card;
  /** Heights of its tabs count from the top of the frame. */
  readonly tabs: readonly Frame[];
  readonly body: Frame;
}

export interface PlacedBox extends Frame {
  readonly box: Box;
}

export interface Layout {
  readonly boxes: readonly PlacedBox[];
  readonly cards: readonly PlacedCard[];
  /** Of everything that a line can end at, by id. */
  readonly ends: ReadonlyMap<string, Frame>;
  readonly bounds: Frame;
  readonly orientation: Orientation;
}

/** Widths of texts in pixels, by their style. */
export interface Ruler {
  width(text: string, style: 'label' | 'detail' | 'title'): number;
}

const CARD_HEIGHT = 44;
const TAB_HEIGHT = 24;
const ICON = 30;
const PADDING = 14;
/** Of a namespace, with its name. */
export const HEADER = 34;
const MAX_WIDTH = 300;
const MIN_WIDTH = 96;
const BOX_PADDING = 16;

export function layoutOf(scene: Scene, ruler: Ruler, orientation: Orientation): Layout {
  const boxes = scene.boxes.map((box) => innerLayout(box, scene.lines, ruler, orientation));
  const loose = scene.loose.map((card) => ({ id: card.id, card, ...cardSize(card, ruler) }));
  const outer = outerLayout(scene, [...boxes, ...loose], orientation);
  const cards: PlacedCard[] = [];
  const placedBoxes: PlacedBox[] = [];
  const ends = new Map<string, Frame>();
  for (const { box, width, height, inner, id } of boxes) {
    const at = outer.places.get(id) ?? ORIGIN;
    placedBoxes.push({ box, x: at.x, y: at.y, width, height });
    if (box.state === 'closed') ends.set(id, { ...at, width, height });
    for (const { card, size } of inner.cards) {
      const place = inner.placed.places.get(card.id) ?? ORIGIN;
      cards.push(placeCard(card, size, at.x + BOX_PADDING + place.x, at.y + inner.header + place.y));
    }
  }
  for (const { card, width, height, id } of loose) {
    const at = outer.places.get(id) ?? ORIGIN;
    cards.push(placeCard(card, { width, height }, at.x, at.y));
  }
  for (const placed of cards) {
    ends.set(placed.card.id, placed.body);
    placed.card.tabs.forEach(({ id }, index) => ends.set(id, placed.tabs[index] ?? placed.body));
  }
  return { boxes: placedBoxes, cards, ends, bounds: { ...ORIGIN, ...outer.size }, orientation };
}

const ORIGIN = { x: 0, y: 0 };

interface InnerLayout extends Item {
  readonly box: Box;
  readonly inner: {
    readonly header: number;
    readonly cards: readonly { readonly card: Card; readonly size: Size }[];
    readonly placed: Placed;
  };
}

function innerLayout(box: Box, lines: readonly Line[], ruler: Ruler, orientation: Orientation): InnerLayout {
  const note = box.note === undefined ? 0 : 18;
  const header = HEADER + note;
  const title = ruler.width(box.name, 'title') + 60;
  const noteWidth = ruler.width(box.note ?? '', 'detail') + 2 * BOX_PADDING;
  if (box.state === 'closed') {
    const width = Math.max(title, noteWidth, ruler.width(box.summary, 'detail') + 2 * BOX_PADDING + 8);
    const nothing: Placed = { places: new Map(), size: { width: 0, height: 0 } };
    return { id: box.id, box, width, height: header + 26, inner: { header, cards: [], placed: nothing } };
  }
  const cards = box.cards.map((card) => ({ card, size: cardSize(card, ruler) }));
  const own = new Map(box.cards.flatMap((card) => endsOf(card).map((end) => [end, card.id])));
  const within = jointsBetween(lines, own);
  const placed = arrange(
    cards.map(({ card, size }) => ({ id: card.id, ...size })),
    within,
    orientation,
    'square',
  );
  return {
    id: box.id,
    box,
    width: Math.max(placed.size.width + 2 * BOX_PADDING, title, noteWidth),
    height: placed.size.height + header + BOX_PADDING,
    inner: { header, cards, placed },
  };
}

/** What nothing wires and no policy allows says nothing about where its ends should stand. */
function pulls({ style, verdict, change }: Line): boolean {
  return style !== 'policy' || verdict !== 'denied' || change !== undefined;
}

/** Around more than a few boxes, what no manifest makes stands in columns of its own. */
function outerLayout(scene: Scene, items: readonly Item[], orientation: Orientation): Placed {
  const outer = new Map<string, string>(scene.loose.map(({ id }) => [id, id]));
  for (const { id, cards } of scene.boxes) {
    outer.set(id, id);
    for (const card of cards) for (const end of endsOf(card)) outer.set(end, id);
  }
  const absent = scene.boxes.filter(({ state }) => state === 'absent');
  const loose = new Set([...scene.loose, ...absent].map(({ id }) => id));
  const joints = jointsBetween(scene.lines, outer);
  if (scene.boxes.length <= FEW_BOXES) return arrange(items, joints, orientation, 'wide');
  const sources = new Set(joints.map(({ source }) => source));
  const boxes = items.filter(({ id }) => !loose.has(id));
  const inner = joints.filter(({ source, target }) => !loose.has(source) && !loose.has(target));
  const first = items.filter(({ id }) => loose.has(id) && sources.has(id));
  const last = items.filter(({ id }) => loose.has(id) && !sources.has(id));
  return inRow(
    [
      column(first),
      arrange(boxes, inner, orientation, orientation === 'right' ? 'wide' : 'square'),
      column(last),
    ],
    orientation,
  );
}

const FEW_BOXES = 14;

function endsOf({ id, tabs }: Card): readonly string[] {
  return [id, ...tabs.map((tab) => tab.id)];
}

/** Lines between different items; `itemOf` says in which one an end is. */
function jointsBetween(lines: readonly Line[], itemOf: ReadonlyMap<string, string>): readonly Joint[] {
  return lines.filter(pulls).flatMap(({ source, target, label, style }): readonly Joint[] => {
    const [from, to] = [itemOf.get(source), itemOf.get(target)];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ source: from, target: to, label, rank: style === 'policy' ? 'second' : 'first' }];
  });
}

function cardSize({ node, tabs }: Card, ruler: Ruler): Size {
  const widths = [
    ruler.width(node.label, 'label') + ICON + PADDING + (node.isolated ? 20 : 0),
    ruler.width(detailOf(node), 'detail') + ICON + PADDING,
    ...tabs.map((tab) => ruler.width(tabLabel(tab), 'detail') + ICON + PADDING),
  ];
  return {
    width: Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ...widths))),
    height: CARD_HEIGHT + tabs.length * TAB_HEIGHT,
  };
}

function placeCard(card: Card, { width, height }: Size, x: number, y: number): PlacedCard {
  const tabs = card.tabs.map((_, index): Frame => ({
    x,
    y: y + index * TAB_HEIGHT,
    width,
    height: TAB_HEIGHT,
  }));
  const above = card.tabs.length * TAB_HEIGHT;
  return { card, x, y, width, height, tabs, body: { x, y: y + above, width, height: height - above } };
}
