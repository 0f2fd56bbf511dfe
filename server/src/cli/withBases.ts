/** The files outside of the named folders that kustomizations in them render: `overlays/prod` alone is not all of it. */
import { readText } from '../node/files';
import { looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import { fileAt } from '../workspace/kustomizationPaths';
import { dirname } from '../workspace/paths';
import type { Snapshot } from '../workspace/snapshot';
import type { Loaded } from './load';

/** `loaded` with them, as far as they can be read; they are none of its `uris`. */
export function withBases(loaded: Loaded): Loaded {
  let all = loaded;
  for (const texts of basesOf(() => all.snapshot, loaded.uris, readText)) all = all.with(texts);
  return all;
}

/**
 * Texts by URI, first those that the kustomizations among `uris` name and the snapshot lacks, then what these name in
 * turn: each has to be in the snapshot before the next is asked for.
 */
export function* basesOf(
  snapshot: () => Snapshot,
  uris: readonly string[],
  read: (uri: string) => string | undefined,
): Generator<ReadonlyMap<string, string>> {
  for (let next = uris; next.length > 0;) {
    const found = missingFrom(snapshot(), next, read);
    if (found.size > 0) yield found;
    next = [...found.keys()];
  }
}

function missingFrom(
  snapshot: Snapshot,
  uris: readonly string[],
  read: (uri: string) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const exists = (uri: string): boolean => {
    if (snapshot.file(uri) !== undefined || found.has(uri)) return true;
    const text = mayHoldManifests(uri) ? read(uri) : undefined;
    if (text === undefined || !looksLikeManifest(uri, text)) return false;
    found.set(uri, text);
    return true;
  };
  for (const uri of uris) {
    for (const { value } of snapshot.file(uri)?.kustomization?.paths ?? [])
      fileAt(dirname(uri), value, exists);
  }
  return found;
}
