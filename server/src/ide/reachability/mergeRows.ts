/** Rows of which one says what two would. */
import type { ChangeEnd, ChangeRow } from './changes';

/** Above this many, rows are put together by equal ends only. */
const COMPARED = 40;

/** Rows with the same ports and cause, put together where each source still goes with each destination. */
export function mergeRows(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const byDestinations = mergeAll(rows, ({ destinations }) => [namesOf(destinations)]);
  const bySources = mergeAll(byDestinations, ({ sources }) => [namesOf(sources)]);
  return bySources.length > COMPARED ? bySources : mergeFitting(bySources);
}

/** Pairs of different ends: a workload with itself is not meant. */
export function pairsIn({ sources, destinations }: Pick<ChangeRow, 'sources' | 'destinations'>): number {
  const names = new Set(sources.map(({ name }) => name));
  const selves = destinations.filter(({ name }) => names.has(name));
  return sources.length * destinations.length - selves.length;
}

function sameChange({ type, verdict, ports, cause }: ChangeRow): string {
  return JSON.stringify([type, verdict, ports, cause]);
}

function mergeAll(
  rows: readonly ChangeRow[],
  keyOf: (row: ChangeRow) => readonly string[],
): readonly ChangeRow[] {
  const found = new Map<string, ChangeRow>();
  for (const row of rows) {
    const key = [sameChange(row), ...keyOf(row)].join('\n');
    const known = found.get(key);
    found.set(key, known ? merged(known, row) : row);
  }
  return [...found.values()];
}

/** Among all that reach each other: what leads to the one comes from all others. */
function mergeFitting(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const found: ChangeRow[] = [];
  for (const row of rows) {
    const at = found.findIndex((known) => fits(known, row));
    const known = found[at];
    if (known) found[at] = merged(known, row);
    else found.push(row);
  }
  return found;
}

function fits(a: ChangeRow, b: ChangeRow): boolean {
  return sameChange(a) === sameChange(b) && pairsIn(merged(a, b)) === pairsIn(a) + pairsIn(b);
}

function merged(a: ChangeRow, b: ChangeRow): ChangeRow {
  return {
    ...a,
    sources: united(a.sources, b.sources),
    destinations: united(a.destinations, b.destinations),
  };
}

function united(a: readonly ChangeEnd[], b: readonly ChangeEnd[]): readonly ChangeEnd[] {
  const ends = new Map([...a, ...b].map((each) => [each.name, each]));
  return [...ends.values()].toSorted(
    (x, y) => ORDER.indexOf(x.type) - ORDER.indexOf(y.type) || (x.label < y.label ? -1 : 1),
  );
}

const ORDER: readonly ChangeEnd['type'][] = ['workload', 'ingress-controller', 'outside'];

function namesOf(ends: readonly ChangeEnd[]): string {
  return JSON.stringify(ends.map(({ name }) => name).toSorted());
}
