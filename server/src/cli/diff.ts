/** `selectrail diff`: which connections a change opens and closes. */
import { sameBounds } from '../network/reach/bounds';
import { equals } from '../network/reach/connections';
import { type Difference, differences } from '../network/reach/difference';
import { list, type Listed } from '../network/reach/listing';
import { worldChanges } from '../network/reach/worldChanges';
import type { World } from '../network/reach/world';
import { counted } from './counted';
import { diffMarkdown } from './diffMarkdown';
import { diffReport } from './diffReport';
import { environmentsNote } from './loadTogether';
import { loadWorld } from './loadWorld';
import type { DiffOptions } from './reachArgs';
import { diffHtml } from './reachHtml';
import { worldAt } from './worldAt';
import type { ExitCode, Output } from './output';

/** Exit status 1: connections differ. Throws `Trouble`. */
export function diff(options: DiffOptions, out: Output, notes: Output): ExitCode {
  const { revision, place } = options.old;
  const { world: after, loaded } = loadWorld([options.new], options, notes);
  notes.write(environmentsNote(loaded));
  const before =
    revision === undefined
      ? loadWorld([place], { ...options, assumptions: after.assumptions }, notes).world
      : worldAt(revision, place, loaded, { ...options, assumptions: after.assumptions }, notes);
  if (options.output === 'md') {
    const { text, found } = diffMarkdown({ before, after });
    out.write(text);
    return found ? 1 : 0;
  }
  if (options.output === 'html') {
    out.write(diffHtml({ before, after }, options.new));
    return worldChanges(before, after).length > 0 ? 1 : 0;
  }
  const [listedBefore, listedAfter] = [listing(before, options, notes), listing(after, options, notes)];
  notes.progress?.('comparing');
  const found = differences(listedBefore, listedAfter, options.output === 'csv' ? sameSure : sameBounds);
  out.write(diffReport(inOrder(found), { before, after, output: options.output }));
  return found.length > 0 ? 1 : 0;
}

/** csv tells only what is certain. */
function listing(world: World, { output }: DiffOptions, notes: Output): readonly Listed[] {
  const all = [...counted(list(world), notes)];
  if (output !== 'csv') return all;
  return all.map(({ bounds, ...ends }) => ({
    ...ends,
    bounds: { sure: bounds.sure, possible: bounds.sure },
  }));
}

const sameSure: typeof sameBounds = (a, b) => equals(a.sure, b.sure);

const ORDER = ['changed', 'added', 'removed'];

function inOrder(found: readonly Difference[]): readonly Difference[] {
  return found.toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}
