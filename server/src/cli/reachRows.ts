/** The rows of a listing, as every output prints them. */
import { rangeText } from '../network/reach/addresses';
import { type Bounds, isExact } from '../network/reach/bounds';
import { connectionText, isEmpty, subtract } from '../network/reach/connections';
import type { Listed, ListedEnd } from '../network/reach/listing';

export interface Row {
  readonly src: string;
  readonly dst: string;
  /** What is surely allowed. */
  readonly conn: string;
  /** What may be allowed beside it; empty where all is known. */
  readonly unknown: string;
}

/** The name of an end, as `np-guard` writes it. */
export function endText(end: ListedEnd): string {
  switch (end.type) {
    case 'peer':
      return end.peer.name;
    case 'addresses':
      return rangeText(end.range);
    case 'ingress-controller':
      return '{ingress-controller}';
  }
}

export function rowOf({ source, destination, bounds }: Listed): Row {
  return {
    src: endText(source),
    dst: endText(destination),
    conn: isEmpty(bounds.sure) ? '' : connectionText(bounds.sure),
    unknown: unknownText(bounds),
  };
}

export function unknownText(bounds: Bounds): string {
  return isExact(bounds) ? '' : connectionText(subtract(bounds.possible, bounds.sure));
}

/** By source, then by destination. */
export function inOrder(rows: Iterable<Row>): readonly Row[] {
  return [...rows].toSorted((a, b) => compare(a.src, b.src) || compare(a.dst, b.dst));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
