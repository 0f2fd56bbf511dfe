/** What an edit opens and closes, as plain data: counted, put together and shortened for people. */
import { type Bounds } from '../../network/reach/bounds';
import {
  ALL_CONNECTIONS,
  type Connections,
  connectionText,
  type Flow,
  intersect,
  isEmpty,
  PROTOCOLS,
  subtract,
} from '../../network/reach/connections';
import { type Cause, type CausePlace, causeOf, type Worlds } from '../../network/reach/changeCause';
import type { Party } from '../../network/reach/parties';
import { type Changed, type ChangedEnd, worldChanges } from '../../network/reach/worldChanges';
import type { Location } from '../../workspace/snapshot';
import { causeText } from './causeText';
import { type EndLabels, endLabels } from './endLabels';
import { mergeRows, pairsIn } from './mergeRows';

/** `changed`: possible before and after, and certain on one side only. */
export type ChangeType = 'opened' | 'closed' | 'changed';

export interface ReachChanges {
  /** Pairs of ends between which something opens. Those of workloads that come or go are not counted. */
  readonly opened: number;
  readonly closed: number;
  /** Workloads, as listings name them. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The most important first. */
  readonly rows: readonly ChangeRow[];
  /** Pairs of which no row tells. */
  readonly more: number;
}

export interface ChangeRow {
  readonly type: ChangeType;
  /** Each of the sources with each of the destinations. */
  readonly sources: readonly ChangeEnd[];
  readonly destinations: readonly ChangeEnd[];
  /** `TCP 5432`, `all ports`. */
  readonly ports: string;
  /** What the connections are now. */
  readonly verdict: 'allowed' | 'denied' | 'unknown';
  /** `by deny-all`, `allow-web is gone`; empty where the manifests do not say. */
  readonly cause: string;
  /** Where the cause stands. */
  readonly place: ChangePlace | undefined;
}

export interface ChangeEnd {
  readonly type: 'workload' | 'ingress-controller' | 'outside';
  /** `shop/web[Deployment]`, `0.0.0.0-255.255.255.255`, `{ingress-controller}`. */
  readonly name: string;
  /** As short as tells it from all others: `web`. */
  readonly label: string;
}

/** `before`: in the old text. */
export interface ChangePlace extends Location {
  readonly side: CausePlace['side'];
}

/** Differences beyond this many are counted, but not explained. */
const EXPLAINED = 200;

export interface ChangeLimits {
  readonly rows: number;
}

/** What differs from the one world to the other, of the same scope. */
export function reachChanges(worlds: Worlds, { rows: limit }: ChangeLimits): ReachChanges {
  const all = worldChanges(worlds.before, worlds.after);
  const { lasting, passing } = apart(all);
  const labels = endLabels(worlds);
  const told = { lasting: lasting.slice(0, EXPLAINED), passing: passing.slice(0, EXPLAINED) };
  const rows = [...tell(worlds, told.lasting, labels), ...tell(worlds, told.passing, labels)];
  const untold = [...lasting.slice(EXPLAINED), ...passing.slice(EXPLAINED)];
  return {
    opened: countPairs(lasting, ({ before, after }) => subtract(after.possible, before.possible)),
    closed: countPairs(lasting, ({ before, after }) => subtract(before.possible, after.possible)),
    added: workloadsOn(passing, 'after'),
    removed: workloadsOn(passing, 'before'),
    rows: rows.slice(0, limit),
    more: sum(untold.map(pairsOf)) + sum(rows.slice(limit).map(pairsIn)),
  };
}

const ORDER: readonly ChangeType[] = ['opened', 'closed', 'changed'];

function tell(worlds: Worlds, all: readonly Changed[], labels: EndLabels): readonly ChangeRow[] {
  const rows = mergeRows(all.flatMap((changed) => rowsOf(worlds, changed, labels)));
  return rows.toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

/** Between ends that stay, and with workloads that come or go. */
function apart(all: readonly Changed[]): {
  readonly lasting: readonly Changed[];
  readonly passing: readonly Changed[];
} {
  const passes = (end: ChangedEnd): boolean =>
    end.type === 'workloads' && (end.parties[0].before === undefined || end.parties[0].after === undefined);
  const isPassing = ({ source, destination }: Changed): boolean => passes(source) || passes(destination);
  return { lasting: all.filter((each) => !isPassing(each)), passing: all.filter(isPassing) };
}

function workloadsOn(passing: readonly Changed[], side: 'before' | 'after'): readonly string[] {
  const other = side === 'before' ? 'after' : 'before';
  const parties = passing
    .flatMap(({ source, destination }) => [source, destination])
    .flatMap((end): readonly Party[] => (end.type === 'workloads' ? end.parties : []));
  return [...new Set(parties.filter((each) => each[other] === undefined).map(({ name }) => name))].toSorted();
}

function countPairs(all: readonly Changed[], of: (bounds: Changed) => Connections): number {
  return sum(all.filter((each) => !isEmpty(of(each))).map(pairsOf));
}

function pairsOf({ source, destination }: Changed): number {
  const [from, to] = [partiesOf(source), partiesOf(destination)];
  const same = from !== undefined && from === to;
  return (from?.length ?? 1) * (to?.length ?? 1) - (same ? from.length : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function partiesOf(end: ChangedEnd): readonly Party[] | undefined {
  return end.type === 'workloads' ? end.parties : undefined;
}

/** What happens to one set of ports. */
interface Part extends Pick<ChangeRow, 'type' | 'verdict'> {
  readonly set: Connections;
}

function rowsOf(worlds: Worlds, changed: Changed, labels: EndLabels): readonly ChangeRow[] {
  const [sources, destinations] = [labels(changed.source), labels(changed.destination)];
  return partsOf(changed).map(({ set, type, verdict }): ChangeRow => {
    const cause = causeOf(worlds, changed, sampleOf(set));
    return {
      type,
      sources,
      destinations,
      ports: portsText(set),
      verdict,
      cause: cause ? causeText(cause, verdict, labels) : '',
      place: cause && placeOf(worlds, cause),
    };
  });
}

function partsOf({ before, after }: { readonly before: Bounds; readonly after: Bounds }): readonly Part[] {
  const opened = subtract(after.possible, before.possible);
  const closed = subtract(before.possible, after.possible);
  const lost = intersect(subtract(before.sure, after.sure), after.possible);
  const gained = intersect(subtract(after.sure, before.sure), before.possible);
  const parts: readonly Part[] = [
    { type: 'opened', set: intersect(opened, after.sure), verdict: 'allowed' },
    { type: 'opened', set: subtract(opened, after.sure), verdict: 'unknown' },
    { type: 'closed', set: closed, verdict: 'denied' },
    { type: 'changed', set: gained, verdict: 'allowed' },
    { type: 'changed', set: lost, verdict: 'unknown' },
  ];
  return parts.filter(({ set }) => !isEmpty(set));
}

function sampleOf(set: Connections): Flow {
  const protocol = PROTOCOLS.find((each) => set[each].length > 0) ?? 'TCP';
  return { protocol, port: set[protocol][0]?.start ?? 1 };
}

/** What is left out is named where that is shorter. */
function portsText(set: Connections): string {
  const rest = subtract(ALL_CONNECTIONS, set);
  if (isEmpty(rest)) return 'all ports';
  const [text, others] = [spaced(set), `all but ${spaced(rest)}`];
  return others.length < text.length ? others : text;
}

function spaced(set: Connections): string {
  return connectionText(set).replaceAll('1-65535', '').replaceAll(',', ', ').replaceAll(' ,', ',').trimEnd();
}

function placeOf(worlds: Worlds, { place: { side, object, span } }: Cause): ChangePlace {
  return { ...worlds[side].snapshot.locate(object, span), side };
}
