/** Sets of whole numbers as sorted, disjoint, half-open intervals; `bigint` for addresses, `number` for ports. */

export interface Interval<N extends number | bigint> {
  readonly start: N;
  /** The first number that is not part of it. */
  readonly end: N;
}

export type Intervals<N extends number | bigint> = readonly Interval<N>[];

/** The set that `intervals` cover together, in whatever order they come. */
export function normalized<N extends number | bigint>(intervals: Intervals<N>): Intervals<N> {
  const sorted = intervals
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const found: Interval<N>[] = [];
  for (const each of sorted) {
    const last = found.at(-1);
    if (!last || each.start > last.end) found.push(each);
    else if (each.end > last.end) found[found.length - 1] = { start: last.start, end: each.end };
  }
  return found;
}

export function unionOf<N extends number | bigint>(a: Intervals<N>, b: Intervals<N>): Intervals<N> {
  if (a.length === 0) return b;
  return b.length === 0 ? a : normalized([...a, ...b]);
}

export function intersectionOf<N extends number | bigint>(a: Intervals<N>, b: Intervals<N>): Intervals<N> {
  const found: Interval<N>[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left, right] = [a[i], b[j]];
    if (!left || !right) break;
    const start = left.start > right.start ? left.start : right.start;
    const end = left.end < right.end ? left.end : right.end;
    if (start < end) found.push({ start, end });
    if (left.end < right.end) i++;
    else j++;
  }
  return found;
}

export function differenceOf<N extends number | bigint>(a: Intervals<N>, b: Intervals<N>): Intervals<N> {
  if (a.length === 0 || b.length === 0) return a;
  const found: Interval<N>[] = [];
  for (const each of a) {
    let { start } = each;
    for (const hole of b) {
      if (hole.end <= start) continue;
      if (hole.start >= each.end) break;
      if (hole.start > start) found.push({ start, end: hole.start });
      start = hole.end;
    }
    if (start < each.end) found.push({ start, end: each.end });
  }
  return found;
}

export function sameIntervals<N extends number | bigint>(a: Intervals<N>, b: Intervals<N>): boolean {
  return (
    a.length === b.length &&
    a.every((each, index) => each.start === b[index]?.start && each.end === b[index]?.end)
  );
}

export function includes<N extends number | bigint>(set: Intervals<N>, value: N): boolean {
  return set.some(({ start, end }) => start <= value && value < end);
}
