/**
 * What lenses last said and where they stood, so that they stay while somebody types and their document cannot be read:
 * no line jumps, and no number goes and comes back.
 */
import type { Command } from 'vscode-languageserver';
import type { LensPlace } from '../ide/codeLens';
import type { Span } from '../syntax/span';

export interface ShownLens {
  readonly place: LensPlace;
  /** Equal for one lens before and after an edit. */
  readonly key: string;
  /** As it was resolved last; undefined: it never was. */
  readonly command: Command | undefined;
  /** `fresh`: found in the text as it is. `kept`: found before its document broke. `partial`: found in a broken one. */
  readonly origin: 'fresh' | 'kept' | 'partial';
}

interface Shown {
  readonly text: string;
  readonly lenses: readonly ShownLens[];
}

export class LensMemory {
  readonly #shown = new Map<string, Shown>();

  /** Lenses to show for `text` of `uri`: those found in it, but in its `broken` parts those that stood there before. */
  show(
    uri: string,
    text: string,
    found: readonly LensPlace[],
    broken: readonly Span[],
  ): readonly ShownLens[] {
    const before = this.#shown.get(uri);
    const commands = new Map(before?.lenses.map(({ key, command }) => [key, command]));
    const edit = editBetween(before?.text ?? '', text);
    const kept = (before?.lenses ?? [])
      .filter(({ origin, command }) => origin !== 'partial' && command !== undefined)
      .flatMap((lens) => moved(lens, edit))
      .filter(({ place }) => broken.some((part) => holds(part, place)));
    const replaced = broken.filter((part) => kept.some(({ place }) => holds(part, place)));
    const fresh = withKeys(found)
      .filter(({ place }) => !replaced.some((part) => holds(part, place)))
      .map(({ place, key }): ShownLens => {
        const origin = broken.some((part) => holds(part, place)) ? 'partial' : 'fresh';
        return { place, key, command: commands.get(key), origin };
      });
    const lenses = [...fresh, ...kept].toSorted((a, b) => a.place.location.start - b.place.location.start);
    this.#shown.set(uri, { text, lenses });
    return lenses;
  }

  /** The lens as it was shown last; undefined for one that was not. */
  recall(place: LensPlace): ShownLens | undefined {
    const lenses = this.#shown.get(place.location.uri)?.lenses ?? [];
    const same = lenses.filter((lens) => baseKey(lens.place) === baseKey(place));
    return same.find((lens) => lens.place.location.start === place.location.start) ?? same[0];
  }

  /** Notes what `place` was resolved to. */
  keep(place: LensPlace, command: Command): void {
    const { uri } = place.location;
    const shown = this.#shown.get(uri);
    const known = this.recall(place);
    if (!shown || !known) return;
    const lenses = shown.lenses.map((lens) => (lens === known ? { ...lens, command } : lens));
    this.#shown.set(uri, { ...shown, lenses });
  }

  forget(uri: string): void {
    this.#shown.delete(uri);
  }
}

function baseKey({ type, ref, part = 0 }: LensPlace): string {
  return `${type} ${ref} ${part}`;
}

/** Lenses of objects with one name are counted. */
function withKeys(places: readonly LensPlace[]): readonly Pick<ShownLens, 'place' | 'key'>[] {
  const counts = new Map<string, number>();
  return places.map((place) => {
    const base = baseKey(place);
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return { place, key: `${base} ${count}` };
  });
}

function holds({ start, end }: Span, { location }: LensPlace): boolean {
  return start <= location.start && location.start < end;
}

/** The lens where it stands after `edit`; none where its place is gone. */
function moved(lens: ShownLens, { prefix, end, by }: Edit): readonly ShownLens[] {
  const { location } = lens.place;
  if (location.start > prefix && location.start < end) return [];
  const start = location.start <= prefix ? location.start : location.start + by;
  return [
    { ...lens, origin: 'kept', place: { ...lens.place, location: { ...location, start, end: start } } },
  ];
}

/** All that differs between two texts, as one edit. */
interface Edit {
  /** Length of what stayed at the start. */
  readonly prefix: number;
  /** Where what stayed at the end began. */
  readonly end: number;
  /** How far that moved. */
  readonly by: number;
}

function editBetween(before: string, after: string): Edit {
  const limit = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < limit && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < limit - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  return { prefix, end: before.length - suffix, by: after.length - before.length };
}
