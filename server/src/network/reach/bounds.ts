/** A set of connections of which not all is known: what is surely in it, and what may be. */
import {
  ALL_CONNECTIONS,
  type Connections,
  connectionText,
  contains,
  equals,
  type Flow,
  intersect,
  isEmpty,
  NO_CONNECTIONS,
  union,
} from './connections';
import type { Verdict } from '../verdict';

export interface Bounds {
  /** Always a part of `possible`. */
  readonly sure: Connections;
  readonly possible: Connections;
}

export const NOTHING: Bounds = { sure: NO_CONNECTIONS, possible: NO_CONNECTIONS };
export const EVERYTHING: Bounds = { sure: ALL_CONNECTIONS, possible: ALL_CONNECTIONS };
export const UNKNOWN: Bounds = { sure: NO_CONNECTIONS, possible: ALL_CONNECTIONS };

export function exactly(set: Connections): Bounds {
  return { sure: set, possible: set };
}

export function either(a: Bounds, b: Bounds): Bounds {
  return { sure: union(a.sure, b.sure), possible: union(a.possible, b.possible) };
}

export function both(a: Bounds, b: Bounds): Bounds {
  if (a === EVERYTHING) return b;
  return b === EVERYTHING
    ? a
    : { sure: intersect(a.sure, b.sure), possible: intersect(a.possible, b.possible) };
}

/** `bounds` where `verdict` is yes, nothing where it is no. */
export function when(verdict: Verdict, bounds: Bounds): Bounds {
  if (verdict === 'yes') return bounds;
  return verdict === 'no' ? NOTHING : { sure: NO_CONNECTIONS, possible: bounds.possible };
}

export function isExact({ sure, possible }: Bounds): boolean {
  return equals(sure, possible);
}

export function sameBounds(a: Bounds, b: Bounds): boolean {
  return a === b || (equals(a.sure, b.sure) && equals(a.possible, b.possible));
}

/** Equal for equal bounds. */
export function boundsKey({ sure, possible }: Bounds): string {
  return `${connectionText(sure)}|${connectionText(possible)}`;
}

export function isNothing(bounds: Bounds): boolean {
  return isEmpty(bounds.possible);
}

export function verdictOn(bounds: Bounds, flow: Flow): Verdict {
  if (contains(bounds.sure, flow)) return 'yes';
  return contains(bounds.possible, flow) ? 'unknown' : 'no';
}
