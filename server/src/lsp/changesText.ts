/** Changes as a text to read beside the manifests: each marked as in a diff, and below it why, with the place. */
import { endsText, happens } from '../ide/reachability/causeText';
import type { Against } from './baselines';
import type { ReachabilityChanges, Row } from './reachabilityChanges';

export interface ChangesText {
  readonly text: string;
  readonly links: readonly TextLink[];
  /** Why there is none, for people. */
  readonly trouble?: string;
}

/** From column `start` to `end` of a line, both from 0. */
export interface TextLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly place: NonNullable<Row['place']>;
}

const MARKS = { opened: '+', closed: '-', changed: '!' } as const;

/** Ends that a line names on each side. */
const NAMED = 8;

/** Ends in longer texts push their ports out of the column. */
const WIDEST = 44;

/** `shorten`: a URI as people read it. */
export function changesText(
  { scopes, opened, closed }: ReachabilityChanges,
  against: Against,
  shorten: (uri: string) => string,
): ChangesText {
  const lines = [headline(against), summary(opened, closed, scopes.length)];
  const links: TextLink[] = [];
  for (const { scopes: labels, rows, more } of scopes) {
    lines.push('', `@@ ${labels.join(', ')} @@`);
    const ends = rows.map(endsOf);
    const width = Math.min(WIDEST, Math.max(...ends.map((text) => text.length)));
    for (const [index, row] of rows.entries()) {
      lines.push(`${MARKS[row.type]} ${ends[index]?.padEnd(width)}  ${row.ports}`);
      const why = `    ${whyOf(row)}`;
      if (row.place) {
        const { uri, range, side } = row.place;
        const label = `${shorten(uri)}:${range.start.line + 1}`;
        const start = why.length + 2;
        links.push({ line: lines.length, start, end: start + label.length, place: row.place });
        lines.push(`${why}  ${label}${side === 'before' ? ' (before)' : ''}`);
      } else if (why.trim() !== '') lines.push(why);
    }
    if (more > 0) lines.push(`  ${more} more`);
  }
  return { text: `${lines.join('\n')}\n`, links };
}

function headline(against: Against): string {
  return against.type === 'saved'
    ? 'Reachability: unsaved edits against what is saved'
    : `Reachability: the workspace as it is against ${against.revision}`;
}

function summary(opened: number, closed: number, scopes: number): string {
  if (scopes === 0) return 'No connection opens or closes';
  const parts = [
    ...(opened > 0 ? [`${count(opened)} ${opened === 1 ? 'opens' : 'open'}`] : []),
    ...(closed > 0 ? [`${count(closed)} ${closed === 1 ? 'closes' : 'close'}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'No connection between workloads that stay opens or closes';
}

function count(amount: number): string {
  return `${amount} connection${amount === 1 ? '' : 's'}`;
}

function endsOf(row: Row): string {
  return `${endsText(row.sources, NAMED)} → ${endsText(row.destinations, NAMED)}`;
}

/** The mark says already what opens and what closes. */
function whyOf(row: Row): string {
  const what = happens(row);
  return [...(what === row.type ? [] : [what]), row.cause].filter((part) => part !== '').join(': ');
}
