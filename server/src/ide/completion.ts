/**
 * Completion of names, ports and labels from what exists. The document is read once more with a stand-in for the
 * word at the cursor: the link that then holds the stand-in says what is wanted, so every link completes.
 */
import { decodeDocument } from '../kinds/decode';
import { linksOf } from '../kinds/links';
import type { Location, Snapshot } from '../workspace/snapshot';
import { STAND_IN, suggest, type Suggestion } from './suggestions';

export interface Completion {
  readonly label: string;
  readonly detail: string;
  /** What the label replaces. */
  readonly range: Location;
  readonly newText: string;
  /** Nearest first. */
  readonly rank: number;
}

/** Most that a list shows; more letters narrow it. */
const MAX_ITEMS = 200;

/** How the word at the cursor is delimited, what stands in for it, and whether selectors are asked. */
const ATTEMPTS = [
  // A part of `namespace/name`; the slash of a label key belongs to the key.
  { word: /[A-Za-z0-9._-]/, standIn: STAND_IN, links: 'names' },
  { word: /[A-Za-z0-9._/-]/, standIn: STAND_IN, links: 'all' },
  { word: /[A-Za-z0-9._/-]/, standIn: `${STAND_IN}: ${STAND_IN}`, links: 'all' },
] as const;

/** What fits at `offset` of the file `uri`, whose text is `text`. */
export function completion(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  text: string,
): readonly Completion[] {
  const facts = snapshot.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const start = facts?.starts[index];
  if (!facts || start === undefined) return [];
  const end = facts.starts[index + 1] ?? text.length;
  for (const { word: letters, standIn, links } of ATTEMPTS) {
    const word = wordAt(text, offset, letters);
    const patched = text.slice(start, word.start) + standIn + text.slice(word.end, end);
    const document = decodeDocument(uri, patched, (value) => value, snapshot.kinds);
    const items = document.objects.flatMap((object) =>
      linksOf(object)
        .filter((link) => links === 'all' || link.type !== 'selector')
        .flatMap((link) => suggest(snapshot, object, link, word.start - start)),
    );
    if (items.length > 0) return toCompletions(items, { uri, ...word });
  }
  return [];
}

/** One item for each label, the nearest first. */
function toCompletions(items: readonly Suggestion[], range: Location): readonly Completion[] {
  const unique = new Map<string, Suggestion>();
  for (const item of items.filter((candidate) => !candidate.label.includes(STAND_IN))) {
    const known = unique.get(item.label);
    if (!known || (item.near && !known.near)) unique.set(item.label, item);
  }
  return [...unique.values()]
    .toSorted((a, b) => Number(b.near) - Number(a.near) || (a.label < b.label ? -1 : 1))
    .slice(0, MAX_ITEMS)
    .map(({ label, detail }, rank) => ({ label, detail, range, newText: label, rank }));
}

function wordAt(text: string, offset: number, letters: RegExp): { start: number; end: number } {
  let [start, end] = [offset, offset];
  while (start > 0 && letters.test(text[start - 1] ?? '')) start--;
  while (end < text.length && letters.test(text[end] ?? '')) end++;
  return { start, end };
}
