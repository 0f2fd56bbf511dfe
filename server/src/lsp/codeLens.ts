/** CodeLenses: places at first, titles and what they peek at when they come into view. */
import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import type { Lens, LensPlace } from '../ide/codeLens';
import { chartLenses } from './chart';
import { chartReleaseLenses } from './chartChoices';
import type { Converter } from './convert';
import { isKustomizationLens, kustomizationLenses, resolveKustomizationLens } from './kustomization';
import type { ShownLens } from './lensMemory';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function codeLenses(moment: Moment, { textDocument }: CodeLensParams): CodeLens[] {
  const { convert } = moment;
  const uri = fromClient(textDocument.uri);
  const own = shownLenses(moment, uri).map(({ place, command, origin }): CodeLens => {
    const range = convert.range(place.location);
    return origin === 'kept' && command
      ? { range, command: movedTo(range, command) }
      : { range, data: place };
  });
  return [
    ...kustomizationLenses(moment, uri),
    ...chartLenses(moment, uri),
    ...chartReleaseLenses(moment, uri),
    ...own,
  ];
}

/** A peek opens where its lens stands. */
function movedTo({ start }: CodeLens['range'], command: Command): Command {
  const [uri, , ...others] = command.arguments ?? [];
  return command.arguments ? { ...command, arguments: [uri, start, ...others] } : command;
}

function shownLenses(
  { analysis, session }: Moment,
  uri: string,
): readonly Pick<ShownLens, 'place' | 'command' | 'origin'>[] {
  const places = analysis.lensPlaces(uri);
  const text = session.isOpen(uri) ? session.documents.get(uri)?.getText() : undefined;
  if (text === undefined) return places.map((place) => ({ place, command: undefined, origin: 'fresh' }));
  return session.lenses.show(uri, text, places, analysis.brokenParts(uri));
}

/** The lens with its command, which stays as it was while the file is broken; an empty one where its object has gone. */
export function resolveCodeLens(moment: Moment, lens: CodeLens): CodeLens {
  const { analysis, convert, session } = moment;
  if (lens.command) return lens;
  if (isKustomizationLens(lens)) return resolveKustomizationLens(moment, lens);
  const place = lens.data as LensPlace;
  const known = session.lenses.recall(place)?.command;
  const broken = analysis.brokenParts(place.location.uri).length > 0;
  if (broken && known) return { ...lens, command: known };
  const found = analysis.resolveLens(place);
  if (!found) return { ...lens, command: { title: '', command: '' } };
  const command = commandOf(found, lens, place, convert);
  if (!broken) session.lenses.keep(place, command);
  return { ...lens, command };
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
