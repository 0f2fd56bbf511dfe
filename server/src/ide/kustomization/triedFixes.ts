/**
 * Fixes that write an object where kustomizations render it: each is tried, since what they make of the object decides.
 * Kept where the finding is gone from every overlay, and none of what is rendered from these files has a new one.
 */
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { editedSnapshot } from '../editedSnapshot';

export interface TriedFinding {
  readonly code: string;
  readonly message: string;
  readonly location: Location;
}

/** What the rules find in an object. */
export type Judge = (snapshot: Snapshot, object: KubeObject) => readonly TriedFinding[];

/** Those of `fixes` for `found` that do what they say; `object` is one of `deployed`, the deployed snapshot. */
export function triedFixes(
  deployed: Snapshot,
  object: KubeObject,
  found: TriedFinding,
  fixes: readonly Fix[],
  judge: Judge,
  read: ReadText,
): readonly Fix[] {
  if (!object.document.origins) return fixes;
  return fixes.filter((fix) => fix.writes === undefined || works(deployed, object, found, fix, judge, read));
}

function works(
  deployed: Snapshot,
  { document: { uri } }: KubeObject,
  found: TriedFinding,
  { edits, creates }: Fix,
  judge: Judge,
  read: ReadText,
): boolean {
  const readAll: ReadText = (file) => (file === creates ? (read(file) ?? '') : read(file));
  const after = editedSnapshot(deployed, edits, readAll)?.deployed;
  if (!after) return false;
  const files = [...new Set([uri, ...edits.map((edit) => edit.uri)])];
  const before = findingsIn(deployed, files, judge);
  return [...findingsIn(after, files, judge)].every(([key, { length }]) => {
    const known = before.get(key) ?? [];
    return (length <= known.length && !known.some((each) => isSame(each, found))) || mayBeNew(key);
  });
}

/** The same finding, perhaps in what another overlay renders of the place. */
function isSame(a: TriedFinding, b: TriedFinding): boolean {
  return a.code === b.code && a.location.uri === b.location.uri && a.location.start === b.location.start;
}

/** A Service may be written before its pods are. */
function mayBeNew(key: string): boolean {
  return key.includes(' service-selector-no-match: ');
}

/** What the rules find of the objects that have values from `files`, by units and objects. */
function findingsIn(
  snapshot: Snapshot,
  files: readonly string[],
  judge: Judge,
): ReadonlyMap<string, readonly TriedFinding[]> {
  const all = new Map<string, TriedFinding[]>();
  const objects = new Set(files.flatMap((file) => snapshot.madeFrom(file) ?? []));
  for (const object of objects) {
    const unit = snapshot.unitsOf(object)[0]?.id ?? '';
    for (const found of judge(snapshot, object)) {
      const key = `${unit} ${object.kind.value}/${nameOf(object)} ${found.code}: ${found.message}`;
      const list = all.get(key);
      if (list) list.push(found);
      else all.set(key, [found]);
    }
  }
  return all;
}
