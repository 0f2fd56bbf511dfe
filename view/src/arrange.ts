/** Items in layers along their lines, by dagre; parts that no line joins stand beside each other, packed. */
import { graphlib, layout } from '@dagrejs/dagre';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Item extends Size {
  readonly id: string;
}

export interface Joint {
  readonly source: string;
  readonly target: string;
  readonly label: string;
  /** Which lines matter where there are too many. */
  readonly rank: 'first' | 'second';
}

/** The direction in which lines run. */
export type Orientation = 'right' | 'down';

export interface Placed {
  /** Upper left corners. */
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly size: Size;
}

const GAP = 22;
/** Room for the labels between layers. */
const LAYER_GAP = { plain: 56, labelled: 96 };
/** Beyond this many items the layers are filled in the order of the items: finding a better one takes too long. */
const MANY = 150;

export function arrange(
  items: readonly Item[],
  joints: readonly Joint[],
  orientation: Orientation,
  shape: 'wide' | 'square',
): Placed {
  const parts = partsOf(items, joints).map((part) => arrangePart(part.items, part.joints, orientation));
  return packed(parts, shape === 'wide' ? 1.9 : 1.25);
}

interface Part {
  readonly items: readonly Item[];
  readonly joints: readonly Joint[];
}

/** What lines join, in the order of the first item; single items last, so that they fill the gaps. */
function partsOf(items: readonly Item[], joints: readonly Joint[]): readonly Part[] {
  const leader = new Map(items.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  for (const { source, target } of joints) leader.set(find(target), find(source));
  const parts = new Map<string, { items: Item[]; joints: Joint[] }>();
  for (const item of items) {
    const part = parts.get(find(item.id)) ?? { items: [], joints: [] };
    part.items.push(item);
    parts.set(find(item.id), part);
  }
  for (const joint of joints) parts.get(find(joint.source))?.joints.push(joint);
  const all = [...parts.values()];
  return [...all.filter((part) => part.items.length > 1), ...all.filter((part) => part.items.length === 1)];
}

function arrangePart(items: readonly Item[], joints: readonly Joint[], orientation: Orientation): Placed {
  const [only, ...others] = items;
  if (only && others.length === 0) {
    return { places: new Map([[only.id, { x: 0, y: 0 }]]), size: only };
  }
  return items.length > MANY ? inLayers(items, joints, orientation) : byDagre(items, joints, orientation);
}

function byDagre(items: readonly Item[], joints: readonly Joint[], orientation: Orientation): Placed {
  const graph = new graphlib.Graph();
  const labelled = joints.some(({ label }) => label !== '');
  graph.setGraph({
    rankdir: orientation === 'right' ? 'LR' : 'TB',
    nodesep: GAP,
    ranksep: orientation === 'right' && labelled ? LAYER_GAP.labelled : LAYER_GAP.plain,
    ranker: 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of items) graph.setNode(id, { width, height });
  for (const { source, target } of leading(items, joints)) graph.setEdge(source, target, {});
  layout(graph);
  const frames = items.map(({ id, width, height }) => {
    const { x = 0, y = 0 } = graph.node(id);
    return { id, x: x - width / 2, y: y - height / 2, width, height };
  });
  return fromOrigin(frames);
}

/** Of very many lines those of the wiring, and of these no more than a layout takes in a moment. */
function leading(items: readonly Item[], joints: readonly Joint[]): readonly Joint[] {
  const most = items.length * DENSE;
  if (joints.length <= most) return joints;
  const wiring = joints.filter(({ rank }) => rank === 'first');
  return (wiring.length > 0 ? wiring : joints).slice(0, most);
}

const DENSE = 2;

/** Layers by the longest way from a start. */
function inLayers(items: readonly Item[], joints: readonly Joint[], orientation: Orientation): Placed {
  const layer = new Map(items.map(({ id }) => [id, 0]));
  for (let round = 0; round < MAX_LAYERS; round++) {
    let moved = false;
    for (const { source, target } of joints) {
      const next = (layer.get(source) ?? 0) + 1;
      if (next >= MAX_LAYERS || (layer.get(target) ?? 0) >= next) continue;
      layer.set(target, next);
      moved = true;
    }
    if (!moved) break;
  }
  const layers: Item[][] = [];
  for (const item of items) (layers[layer.get(item.id) ?? 0] ??= []).push(item);
  const frames: (Item & { x: number; y: number })[] = [];
  let along = 0;
  for (const each of layers.filter((items) => items.length > 0)) {
    const columns = Math.ceil(each.length / Math.ceil(Math.sqrt(items.length)));
    const depth = Math.max(...each.map((item) => (orientation === 'right' ? item.width : item.height)));
    const lengths = Array.from({ length: columns }, () => 0);
    each.forEach((item, index) => {
      const column = index % columns;
      const across = lengths[column] ?? 0;
      const start = along + column * (depth + GAP);
      frames.push({
        ...item,
        ...(orientation === 'right' ? { x: start, y: across } : { x: across, y: start }),
      });
      lengths[column] = across + GAP + (orientation === 'right' ? item.height : item.width);
    });
    along += columns * (depth + GAP) + LAYER_GAP.plain;
  }
  return fromOrigin(frames);
}

const MAX_LAYERS = 12;

function fromOrigin(frames: readonly (Item & { readonly x: number; readonly y: number })[]): Placed {
  const left = Math.min(...frames.map(({ x }) => x));
  const top = Math.min(...frames.map(({ y }) => y));
  return {
    places: new Map(frames.map(({ id, x, y }) => [id, { x: x - left, y: y - top }])),
    size: {
      width: Math.max(...frames.map(({ x, width }) => x + width)) - left,
      height: Math.max(...frames.map(({ y, height }) => y + height)) - top,
    },
  };
}

/** Parts in rows, of about the given proportion of width to height. */
function packed(parts: readonly Placed[], proportion: number): Placed {
  const area = parts.reduce((sum, { size }) => sum + (size.width + GAP) * (size.height + GAP), 0);
  const widest = Math.max(0, ...parts.map(({ size }) => size.width));
  const limit = Math.max(widest, Math.sqrt(area * proportion));
  const places = new Map<string, { x: number; y: number }>();
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.size.width > limit) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    for (const [id, place] of part.places) places.set(id, { x: x + place.x, y: y + place.y });
    x += part.size.width + GAP;
    width = Math.max(width, x - GAP);
    rowHeight = Math.max(rowHeight, part.size.height);
  }
  return { places, size: { width, height: parts.length > 0 ? y + rowHeight : 0 } };
}

/** One below the other. */
export function column(items: readonly Item[]): Placed {
  let y = 0;
  const places = new Map<string, { x: number; y: number }>();
  for (const { id, height } of items) {
    places.set(id, { x: 0, y });
    y += height + GAP;
  }
  return {
    places,
    size: { width: Math.max(0, ...items.map(({ width }) => width)), height: Math.max(0, y - GAP) },
  };
}

/** Parts one after the other in the direction of the lines, each in the middle across it. */
export function inRow(parts: readonly Placed[], orientation: Orientation): Placed {
  const across = ({ size }: Placed): number => (orientation === 'right' ? size.height : size.width);
  const most = Math.max(0, ...parts.map(across));
  const places = new Map<string, { x: number; y: number }>();
  let along = 0;
  for (const part of parts.filter((each) => each.places.size > 0)) {
    const aside = (most - across(part)) / 2;
    const [left, top] = orientation === 'right' ? [along, aside] : [aside, along];
    for (const [id, { x, y }] of part.places) places.set(id, { x: left + x, y: top + y });
    along += (orientation === 'right' ? part.size.width : part.size.height) + LAYER_GAP.labelled;
  }
  const length = Math.max(0, along - LAYER_GAP.labelled);
  const size = orientation === 'right' ? { width: length, height: most } : { width: most, height: length };
  return { places, size };
}
