/** The files outside of the named folders that kustomizations in them render: `overlays/prod` alone is not all of it. */
import { looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import type { Host } from '../workspace/host';
import { fileAt } from '../workspace/kustomizationPaths';
import { dirname } from '../workspace/paths';
import type { Snapshot } from '../workspace/snapshot';

/**
 * Adds to `host` what the kustomizations among `uris` name and it lacks, then what these name in turn, as far as it can be
 * read. Returns the URIs of what it added.
 */
export function addBases(
  host: Host,
  uris: readonly string[],
  read: (uri: string) => string | undefined,
): readonly string[] {
  const added: string[] = [];
  for (let next = uris; next.length > 0;) {
    const found = missingFrom(host.snapshot(), next, read);
    for (const [uri, text] of found) host.setFile(uri, text);
    next = [...found.keys()];
    added.push(...next);
  }
  return added;
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
