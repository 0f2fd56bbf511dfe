/** Differences as Markdown for people to review: a comment on a pull request, for one. What opens comes first, with its cause. */
import { endsText, happens } from '../ide/reachability/causeText';
import {
  type ChangePlace,
  type ChangeRow,
  type ReachChanges,
  reachChanges,
} from '../ide/reachability/changes';
import type { World } from '../network/reach/world';
import { assumedLine } from './assumed';
import { pathFromHere, rangeOf } from './place';
import { markdownTable } from './table';

/** Rows that a comment may hold without being one that nobody reads. */
const ROWS = 100;
/** Ends that a row names on each side. */
const NAMED = 6;

/** `found`: whether anything differs. */
export function diffMarkdown(worlds: { readonly before: World; readonly after: World }): {
  readonly text: string;
  readonly found: boolean;
} {
  const changes = reachChanges(worlds, { rows: ROWS });
  const rows = changes.rows.map((row) => cellsOf(row, worlds));
  const table = rows.length > 0 ? `\n${markdownTable(HEADER, rows)}` : '';
  const more = changes.more > 0 ? `\n… and ${changes.more} more.\n` : '';
  return {
    text: `${headline(changes)}\n${table}${more}${assumedLine(worlds.after.assumptions)}`,
    found: rows.length > 0,
  };
}

const HEADER = ['', 'from', 'to', 'ports', 'why', 'where'];

function headline({ opened, closed, added, removed, rows }: ReachChanges): string {
  const parts = [
    ...(opened > 0 ? [`${count(opened, 'connection')} ${opened === 1 ? 'opens' : 'open'}`] : []),
    ...(closed > 0 ? [`${count(closed, 'connection')} ${closed === 1 ? 'closes' : 'close'}`] : []),
    ...(added.length > 0 ? [`${count(added.length, 'workload')} new`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, 'workload')} gone`] : []),
  ];
  if (rows.length === 0) return 'No connection opens or closes.';
  return parts.length > 0 ? `**${parts.join(', ')}**` : '**What is known of connections changes**';
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function cellsOf(row: ChangeRow, worlds: Parameters<typeof diffMarkdown>[0]): readonly string[] {
  const { sources, destinations, ports, cause, place } = row;
  return [
    happens(row),
    endsText(sources, NAMED),
    endsText(destinations, NAMED),
    ports,
    cause,
    place ? placeText(place, worlds[place.side]) : '',
  ];
}

/** `k8s/policies.yaml:5`. */
function placeText(place: ChangePlace, { snapshot }: World): string {
  const line = rangeOf(snapshot, place).start.line + 1;
  return `\`${pathFromHere(place.uri)}:${line}\`${place.side === 'before' ? ' (before)' : ''}`;
}
