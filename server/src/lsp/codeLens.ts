/** CodeLenses: places at first, titles and what they peek at when they come into view. */
import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import type { Lens, LensPlace } from '../ide/codeLens';
import type { Converter } from './convert';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function codeLenses({ analysis, convert }: Moment, { textDocument }: CodeLensParams): CodeLens[] {
  return analysis
    .lensPlaces(fromClient(textDocument.uri))
    .map((place) => ({ range: convert.range(place.location), data: place }));
}

/** The lens with its command; an empty one where the object has gone meanwhile. */
export function resolveCodeLens({ analysis, convert }: Moment, lens: CodeLens): CodeLens {
  const place = lens.data as LensPlace;
  const found = analysis.resolveLens(place);
  return { ...lens, command: found ? commandOf(found, lens, place, convert) : { title: '', command: '' } };
}

/** `selectrail.peek` takes plain JSON, so that any client can offer it: URI, position, locations. */
function commandOf(
  { title, targets }: Lens,
  { range }: CodeLens,
  place: LensPlace,
  convert: Converter,
): Command {
  if (targets.length === 0) return { title, command: '' };
  const locations = targets.map((target) => convert.location(target));
  return {
    title,
    command: 'selectrail.peek',
    arguments: [toClient(place.location.uri), range.start, locations],
  };
}
