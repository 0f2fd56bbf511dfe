/** CodeLenses: places at first, titles and what they peek at when they come into view. */
import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import type { Lens, LensPlace } from '../ide/codeLens';
import { chartLenses } from './chart';
import type { Converter } from './convert';
import { isKustomizationLens, kustomizationLenses, resolveKustomizationLens } from './kustomization';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function codeLenses(moment: Moment, { textDocument }: CodeLensParams): CodeLens[] {
  const { analysis, convert } = moment;
  const uri = fromClient(textDocument.uri);
  const own = analysis
    .lensPlaces(uri)
    .map((place): CodeLens => ({ range: convert.range(place.location), data: place }));
  return [...kustomizationLenses(moment, uri), ...chartLenses(moment, uri), ...own];
}

/** The lens with its command; an empty one where the object has gone meanwhile. */
export function resolveCodeLens(moment: Moment, lens: CodeLens): CodeLens {
  const { analysis, convert } = moment;
  if (lens.command) return lens;
  if (isKustomizationLens(lens)) return resolveKustomizationLens(moment, lens);
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
