/** `selectrail reach`: who can reach whom, and on which ports. */
import { coveredBy, parseBlock } from '../network/reach/addresses';
import type { Bounds } from '../network/reach/bounds';
import { intersect, isEmpty, isProtocol, portsOf } from '../network/reach/connections';
import { list, type Listed, type ListedEnd } from '../network/reach/listing';
import { exposureRows } from './exposureRows';
import { environmentsNote } from './loadTogether';
import { loadWorld } from './loadWorld';
import type { ReachOptions } from './reachArgs';
import { reachHtml } from './reachHtml';
import { reachReport } from './reachReport';
import { counted } from './counted';
import { endText, inOrder, rowOf } from './reachRows';
import type { ExitCode, Output } from './output';

/** Prints connections to `out`, and to `notes` what the answer lacks. Throws `Trouble`. */
export function reach(options: ReachOptions, out: Output, notes: Output): ExitCode {
  const { world, loaded } = loadWorld(options.places, options, notes);
  notes.write(environmentsNote(loaded));
  if (options.output === 'html') {
    out.write(reachHtml(world, options));
    return 0;
  }
  const rows = inOrder(
    [...counted(list(world), notes)].flatMap((listed) => wantedPart(listed, options)).map(rowOf),
  );
  const wanted = (name: string): boolean => isNamed(name, options.from) && isNamed(name, options.to);
  const exposure = options.exposure === 'with' ? exposureRows(world, wanted) : undefined;
  const uncertain = rows.filter(({ unknown }) => unknown !== '').length;
  if (options.output === 'csv' && uncertain > 0) {
    notes.write(`note: ${uncertain} pairs have connections that are unknown; -o json lists them\n`);
  }
  out.write(reachReport({ rows, exposure, assumptions: world.assumptions }, options.output));
  return 0;
}

/** What of it `--from`, `--to` and `--port` ask for. */
function wantedPart(listed: Listed, { from, to, port }: ReachOptions): readonly Listed[] {
  if (!isEnd(listed.source, from) || !isEnd(listed.destination, to)) return [];
  if (!port || !isProtocol(port.protocol)) return [listed];
  const one = portsOf(port.protocol, port.port, port.port);
  const bounds: Bounds = {
    sure: intersect(listed.bounds.sure, one),
    possible: intersect(listed.bounds.possible, one),
  };
  return isEmpty(bounds.possible) ? [] : [{ ...listed, bounds }];
}

function isEnd(end: ListedEnd, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const block = parseBlock(wanted);
  if (block) return end.type === 'addresses' && coveredBy(block, [end.range]);
  return isNamed(endText(end), wanted);
}

/** `shop/web[Deployment]` is also called `shop/web` and `web`. */
function isNamed(name: string, wanted: string | undefined): boolean {
  if (wanted === undefined || name === wanted) return true;
  const short = name.replace(/\[[^\]]*\]$/, '');
  return short === wanted || short.slice(short.indexOf('/') + 1) === wanted;
}
