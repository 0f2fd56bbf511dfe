/**
 * The offsets of rendered trees: every document that a kustomization reads has a region of its own in one long space,
 * so that an offset alone says which file decides a value, and where.
 */
import type { Document, Origins, Region, RegionLine } from '../../kinds/object';
import type { MapEntry, Node } from '../../syntax/node';
import type { Span } from '../../syntax/span';

/** Hands out regions, one behind the other, with a gap between them. */
export class Regions {
  #next = 0;

  allocate(document: Document, length: number, lines?: readonly RegionLine[]): Region {
    const start = this.#next;
    const end = start + length;
    this.#next = end + 1;
    return { start, end, document, ...(lines && { lines }) };
  }
}

/** Home of the objects that a unit renders, as folders are the homes of those of files. */
export function homeOfRendered({ id }: { readonly id: string }): string {
  return `rendered ${id}`;
}

/** A span in a document of a file. */
export interface Placed extends Span {
  readonly document: Document;
}

/** Where `span` of a rendered document stands. One that begins and ends in two regions has no width. */
export function placeOf({ regions, own }: Origins, { start, end }: Span): Placed {
  const region = regions.findLast((each) => each.start <= start) ?? own;
  const from = offsetIn(region, start);
  const to = end >= start && end <= region.end ? offsetIn(region, end) : from;
  return { document: region.document, start: from, end: to };
}

function offsetIn({ start, lines }: Region, offset: number): number {
  const at = offset - start;
  const line = lines?.findLast(({ from }) => from <= at);
  return line ? line.to + at - line.from : at;
}

/** Offset of the region that stands for `offset` of its document; undefined where that is outside. */
export function offsetOf({ start, end, lines }: Region, offset: number): number | undefined {
  const line = lines?.findLast(({ to }) => to <= offset);
  if (lines && !line) return undefined;
  const at = start + (line ? line.from + offset - line.to : offset);
  return at <= end ? at : undefined;
}

/** `node` with its offsets moved by `by`. */
export function moved(node: Node, by: number): Node {
  const [start, end] = [node.start + by, node.end + by];
  switch (node.kind) {
    case 'scalar':
      return { ...node, start, end };
    case 'seq':
      return { ...node, start, end, items: node.items.map((item) => moved(item, by)) };
    case 'map':
      return { ...node, start, end, entries: node.entries.map((entry) => movedEntry(entry, by)) };
  }
}

function movedEntry({ key, value }: MapEntry, by: number): MapEntry {
  return {
    key: { ...key, start: key.start + by, end: key.end + by },
    value: moved(value, by),
  };
}

/** `node` with all of it at `place`, where nothing of it is written as it is. */
export function collapsed(node: Node, place: Span): Node {
  const { start, end } = place;
  if (node.kind === 'scalar') return { ...node, start, end, written: '' };
  if (node.kind === 'seq') {
    return { ...node, start, end, items: node.items.map((item) => collapsed(item, place)) };
  }
  const entries = node.entries.map(({ key, value }) => ({
    key: { ...key, start, end, written: '' },
    value: collapsed(value, place),
  }));
  return { ...node, start, end, entries };
}

/** Regions that `node` takes its values from, and those that write the same. */
export function regionsOf(node: Node, all: readonly Region[]): readonly Region[] {
  const found = new Set<Region>();
  let last: Region | undefined;
  const visit = ({ start }: Span): void => {
    if (!last || start < last.start || start > last.end) last = find(all, start);
    if (last) found.add(last);
  };
  const walk = (each: Node): void => {
    visit(each);
    if (each.kind === 'scalar') each.also?.forEach(visit);
    if (each.kind === 'seq') each.items.forEach(walk);
    else if (each.kind === 'map')
      for (const { key, value } of each.entries) {
        walk(key);
        walk(value);
      }
  };
  walk(node);
  return [...found].toSorted((a, b) => a.start - b.start);
}

/** The one of `all`, which are in order, that holds `offset`. */
function find(all: readonly Region[], offset: number): Region | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}
