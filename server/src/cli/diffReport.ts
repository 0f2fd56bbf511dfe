/** Differences as csv, json or a table. */
import { assumptionTexts } from '../network/reach/assumptionTexts';
import type { Bounds } from '../network/reach/bounds';
import { connectionText } from '../network/reach/connections';
import type { Difference } from '../network/reach/difference';
import type { ListedEnd } from '../network/reach/listing';
import { peersOf } from '../network/reach/peers';
import type { World } from '../network/reach/world';
import { csv } from './csv';
import type { DiffOptions } from './reachArgs';
import { endText, unknownText } from './reachRows';
import { assumedLines } from './assumed';
import { textTable } from './table';

interface Compared {
  readonly before: World;
  readonly after: World;
  readonly output: Exclude<DiffOptions['output'], 'md' | 'html'>;
}

export function diffReport(found: readonly Difference[], compared: Compared): string {
  const rows = found.map((each) => rowOf(each, infoOf(each, compared)));
  switch (compared.output) {
    case 'csv':
      return csv([['diff-type', 'source', 'destination', 'dir1', 'dir2', 'workloads-diff-info'], ...rows]);
    case 'json':
      return json(found, compared);
    case 'table':
      return (
        (rows.length > 0 ? textTable(HEADER, rows) : 'No connection changes\n') +
        assumedLines(compared.after.assumptions)
      );
  }
}

const HEADER = ['change', 'source', 'destination', 'before', 'after', 'workloads'];

function rowOf(difference: Difference, info: string): readonly string[] {
  const { type, source, destination, before, after } = difference;
  return [type, endText(source), endText(destination), boundsText(before), boundsText(after), info];
}

/** What is certain, and in brackets what may be beside it. */
function boundsText(bounds: Bounds): string {
  const unknown = unknownText(bounds);
  return unknown === '' ? connectionText(bounds.sure) : `${connectionText(bounds.sure)} (perhaps ${unknown})`;
}

function infoOf({ type, source, destination }: Difference, { before, after }: Compared): string {
  if (type === 'changed') return '';
  const there = new Set(peersOf(type === 'added' ? before : after).map(({ name }) => name));
  const names = [source, destination].flatMap((end: ListedEnd) =>
    end.type === 'peer' && !there.has(end.peer.name) ? [end.peer.name] : [],
  );
  if (names.length === 0) return '';
  return `workload${names.length > 1 ? 's' : ''} ${names.join(' and ')} ${type}`;
}

function json(found: readonly Difference[], compared: Compared): string {
  const value = {
    differences: found.map((each) => ({
      type: each.type,
      source: endText(each.source),
      destination: endText(each.destination),
      before: { allowed: connectionText(each.before.sure), unknown: unknownText(each.before) },
      after: { allowed: connectionText(each.after.sure), unknown: unknownText(each.after) },
      workloads: infoOf(each, compared),
    })),
    assumptions: assumptionTexts(compared.after.assumptions),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
