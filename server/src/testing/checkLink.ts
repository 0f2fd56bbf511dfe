/** What every link owes the features: a definition, references back to it, completion, and a rename that can be undone. */
import { completion } from '../ide/completion';
import { definition } from '../ide/definition';
import { applyEdits } from '../ide/editText';
import { references } from '../ide/references';
import { prepareRename, rename } from '../ide/rename';
import type { Host } from '../workspace/host';
import type { Location, Snapshot } from '../workspace/snapshot';

export type Texts = ReadonlyMap<string, string>;

/** Starts of references to whatever stands at `place`, with its declarations: `place` has to be among them. */
export function leadsBack(snapshot: Snapshot, place: Location): readonly string[] {
  const targets = definition(snapshot, place.uri, place.start).map(({ target }) => target);
  return targets.flatMap((target) => {
    const back = references(snapshot, target.uri, target.start, 'without');
    return back.some((each) => overlaps(each, place)) ? [] : [`no reference back from ${target.uri}`];
  });
}

/** What completion offers in place of what is written at `place`. */
export function offered(snapshot: Snapshot, texts: Texts, place: Location): readonly string[] {
  return completion(snapshot, place.uri, place.start, texts.get(place.uri) ?? '').map(({ label }) => label);
}

/** True where `label` may stand for `text`: a host by its first labels, or by a wildcard over it. */
export function fits(label: string, text: string): boolean {
  return text.startsWith(label) || (label.startsWith('*.') && text.endsWith(label.slice(1)));
}

/**
 * Renames what stands at `place` and back; `host` holds the same texts afterwards. `refused` with the reason, `none`
 * where there is nothing to rename, `kept` where the bytes are the same again, and `lost` where they are not.
 */
export function renameRoundTrip(host: Host, texts: Texts, { uri, start }: Location): string {
  const ready = prepareRename(host.snapshot(), uri, start);
  if (ready === undefined) return 'none';
  if (ready.state === 'refused') return `refused: ${ready.reason}`;
  const there = renamed(host.snapshot(), texts, ready.location, nameLike(ready.value));
  if ('reason' in there) return `refused: ${there.reason}`;
  setChanged(host, there.texts, texts);
  const back = renamed(host.snapshot(), there.texts, there.place, ready.value);
  setChanged(host, texts, there.texts);
  if ('reason' in back) return `refused: ${back.reason} on the way back`;
  if ([...texts].every(([path, text]) => there.texts.get(path) === text)) return 'lost: nothing changed';
  const lost = [...texts].filter(([path, text]) => back.texts.get(path) !== text).map(([path]) => path);
  return lost.length === 0 ? 'kept' : `lost: ${lost.join(', ')}`;
}

/** A new name that fits wherever `name` does: as long as a port's, with the prefix of a key or a wildcard. */
function nameLike(name: string): string {
  const prefix = /^(\*\.|[^/]*\/)/.exec(name)?.[0] ?? '';
  return `${prefix}zz-renamed-x`;
}

interface Renamed {
  readonly texts: Texts;
  /** Where the renamed text stands afterwards. */
  readonly place: Location;
}

function renamed(
  snapshot: Snapshot,
  texts: Texts,
  place: Location,
  name: string,
): Renamed | { readonly reason: string } {
  const result = rename(snapshot, place.uri, place.start, name);
  if (result.state === 'refused') return result;
  const changed = new Map(texts);
  for (const [path, text] of texts) {
    const edits = result.edits.filter((edit) => edit.uri === path);
    if (edits.length > 0) changed.set(path, applyEdits(text, edits));
  }
  const before = result.edits.filter(({ uri, start }) => uri === place.uri && start < place.start);
  const shift = before.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  return { texts: changed, place: { ...place, start: place.start + shift, end: place.end + shift } };
}

/** Sets the files that differ from what `host` has: the others would be read again for nothing. */
function setChanged(host: Host, texts: Texts, before: Texts): void {
  for (const [uri, text] of texts) if (before.get(uri) !== text) host.setFile(uri, text);
}

function overlaps(a: Location, b: Location): boolean {
  return a.uri === b.uri && a.start <= b.end && b.start <= a.end;
}
