/** The world of a folder as it was at a git revision. */
import { uriOf } from '../node/files';
import type { World } from '../network/reach/world';
import { excluder, looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import { Host } from '../workspace/host';
import { addBases } from './addBases';
import { gitFiles, gitText } from './gitFiles';
import type { Loaded } from './load';
import { worldOf } from './loadWorld';
import type { WorldOptions } from './reachArgs';
import { tellMissing, unreadNotes } from './unread';
import type { Output } from './output';

/**
 * Read with the settings of today; files that are `loaded` with the same text are shared. Throws `Trouble` where git has
 * no answer, and where parts were not read and none may be missing.
 */
export function worldAt(
  revision: string,
  folder: string,
  loaded: Loaded,
  { assumptions, partial }: Pick<WorldOptions, 'assumptions' | 'partial'>,
  notes: Output,
): World {
  const host = Host.from(loaded.snapshot, new Map());
  const isExcluded = excluder([uriOf(folder)], loaded.settings.exclude);
  const wanted = (uri: string): boolean => mayHoldManifests(uri) && !isExcluded(uri);
  const uris = new Set<string>();
  for (const { uri, text } of gitFiles(folder, revision, wanted)) {
    if (!looksLikeManifest(uri, text)) continue;
    if (loaded.readText(uri) !== text || loaded.snapshot.file(uri) === undefined) host.setFile(uri, text);
    uris.add(uri);
  }
  for (const { uri } of loaded.snapshot.files()) if (!uris.has(uri)) host.removeFile(uri);
  const read = (uri: string): string | undefined => gitText(folder, revision, uri);
  const all = [...uris, ...addBases(host, [...uris], read)];
  const snapshot = host.snapshot();
  const missing = unreadNotes({ snapshot, uris: all, skipped: [] });
  tellMissing(
    missing.map((note) => `${note} (at ${revision})`),
    partial,
    notes,
  );
  return worldOf(snapshot, all, assumptions);
}
