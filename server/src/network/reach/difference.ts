/** Which connections a change opens and closes: two listings, compared pair by pair and address by address. */
import type { AddressRange } from './addresses';
import { type Bounds, isNothing, NOTHING, sameBounds } from './bounds';
import type { Listed, ListedEnd } from './listing';

export type Change = 'changed' | 'added' | 'removed';

export interface Difference {
  readonly type: Change;
  readonly source: ListedEnd;
  readonly destination: ListedEnd;
  readonly before: Bounds;
  readonly after: Bounds;
}

/** Pairs whose connections differ. `sameFor` tells which differences count. */
export function differences(
  before: Iterable<Listed>,
  after: Iterable<Listed>,
  sameFor: (a: Bounds, b: Bounds) => boolean = sameBounds,
): readonly Difference[] {
  const bySource = new Map<string, Map<string, Pair>>();
  const add = (listed: Listed, side: 'before' | 'after'): void => {
    const source = nameOfEnd(listed.source);
    const destination = nameOfEnd(listed.destination);
    const row = bySource.get(source) ?? new Map<string, Pair>();
    bySource.set(source, row);
    const pair = row.get(destination);
    if (pair) pair[side].push(listed);
    else row.set(destination, { before: [], after: [], [side]: [listed] });
  };
  for (const listed of before) add(listed, 'before');
  for (const listed of after) add(listed, 'after');
  const pairs = [...bySource.values()].flatMap((row) => [...row.values()]);
  return pairs.filter(mayDiffer).flatMap((pair) =>
    merged(
      compare(pair.before, pair.after)
        .filter((each) => !sameFor(each.before, each.after))
        .map(typed),
    ),
  );
}

type Untyped = Omit<Difference, 'type'>;

function typed(each: Untyped): Difference {
  const type = isNothing(each.before) ? 'added' : isNothing(each.after) ? 'removed' : 'changed';
  return { type, ...each };
}

interface Pair {
  readonly before: Listed[];
  readonly after: Listed[];
}

/** False where the only row of each side says the same. */
function mayDiffer({ before, after }: Pair): boolean {
  const [old, now] = [before[0], after[0]];
  if (!old || !now || before.length > 1 || after.length > 1) return true;
  return rangeOf(old) !== undefined || !sameBounds(old.bounds, now.bounds);
}

function nameOfEnd(end: ListedEnd): string {
  return end.type === 'peer'
    ? end.peer.name
    : end.type === 'addresses'
      ? `addresses ${end.range.family}`
      : end.type;
}

function compare(before: readonly Listed[], after: readonly Listed[]): readonly Untyped[] {
  const [listed] = [...before, ...after];
  if (!listed) return [];
  const range = rangeOf(listed);
  if (!range) {
    const { source, destination } = listed;
    return [
      { source, destination, before: before[0]?.bounds ?? NOTHING, after: after[0]?.bounds ?? NOTHING },
    ];
  }
  const ranges = [...before, ...after].map((each) => rangeOf(each) ?? range);
  const cuts = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
  return cuts.slice(0, -1).map((start, index): Untyped => {
    const piece = { family: range.family, start, end: cuts[index + 1] ?? start };
    return { ...endsOver(listed, piece), before: boundsAt(before, start), after: boundsAt(after, start) };
  });
}

function boundsAt(listed: readonly Listed[], address: bigint): Bounds {
  const found = listed.find((each) => {
    const range = rangeOf(each);
    return range && range.start <= address && address < range.end;
  });
  return found?.bounds ?? NOTHING;
}

/** Neighbouring ranges with the same difference as one. */
function merged(found: readonly Difference[]): readonly Difference[] {
  const result: Difference[] = [];
  for (const each of found) {
    const last = result.at(-1);
    const [a, b] = [last && rangeOf(last), rangeOf(each)];
    const joins = last && a && b && a.end === b.start;
    if (joins && sameBounds(last.before, each.before) && sameBounds(last.after, each.after)) {
      result[result.length - 1] = { ...each, ...endsOver(each, { ...a, end: b.end }) };
    } else result.push(each);
  }
  return result;
}

type Ends = Pick<Listed, 'source' | 'destination'>;

function rangeOf({ source, destination }: Ends): AddressRange | undefined {
  if (source.type === 'addresses') return source.range;
  return destination.type === 'addresses' ? destination.range : undefined;
}

function endsOver({ source, destination }: Ends, range: AddressRange): Ends {
  const over = (end: ListedEnd): ListedEnd => (end.type === 'addresses' ? { type: 'addresses', range } : end);
  return { source: over(source), destination: over(destination) };
}
