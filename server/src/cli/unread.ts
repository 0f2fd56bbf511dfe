/** What of the places was not read, or not as a whole. */
import { type Loaded } from './load';
import { pathFromHere, placeOf } from './place';
import type { Unrendered } from './renderCharts';
import type { Output } from './output';
import { Trouble } from './trouble';

/** A line for each document that does not parse, with its first problem, each file that was not read, and each chart that was not rendered. */
export function unreadNotes({
  snapshot,
  uris,
  skipped,
  unrendered = [],
}: Pick<Loaded, 'snapshot' | 'uris' | 'skipped'> & Partial<Pick<Loaded, 'unrendered'>>): readonly string[] {
  const broken = uris.flatMap((uri) =>
    (snapshot.file(uri)?.documents ?? []).flatMap((document) => {
      const [problem] = document.problems;
      if (!problem || document.templated) return [];
      const start = snapshot.startOf(document) + problem.start;
      const place = placeOf(snapshot, { uri, start, end: start });
      return [`${place} note: not valid YAML, read as far as it goes: ${problem.message.split('\n')[0]}`];
    }),
  );
  const unread = skipped.map(({ uri, reason }) => `${pathFromHere(uri)} note: not read: ${reason}`);
  return [...broken, ...unread, ...unrendered.map(unrenderedNote)];
}

/** Writes a line for each part that is missing. Throws `Trouble` after that, where all is asked for. */
export function tellMissing(
  missing: readonly string[],
  partial: 'accepted' | 'refused',
  notes: Output,
): void {
  refuseMissing(missing, partial, notes);
  for (const note of missing) notes.write(`${note}\n`);
}

/** Throws `Trouble` where anything is missing and all is asked for; `missing` is told first. */
export function refuseMissing(
  missing: readonly string[],
  partial: 'accepted' | 'refused',
  notes: Output,
): void {
  if (missing.length === 0 || partial === 'accepted') return;
  for (const note of missing) notes.write(`${note}\n`);
  throw new Trouble('not everything is known, and --strict asks for all of it');
}

/** `charts/shop/templates/web.yaml:3:5 note: …`. */
export function unrenderedNote({ uri, place, reason }: Unrendered): string {
  const where = pathFromHere(uri) + (place ? `:${place.line}:${place.column}` : '');
  return `${where} note: helm does not render this chart, so its templates are read as they are: ${reason}`;
}
