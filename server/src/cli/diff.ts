/** `selectrail diff`: which connections a change opens and closes. */
import { uriOf } from '../node/files';
import type { Assumptions } from '../workspace/assumptions';
import { sameBounds } from '../network/reach/bounds';
import { equals } from '../network/reach/connections';
import { type Difference, differences } from '../network/reach/difference';
import { list, type Listed } from '../network/reach/listing';
import type { World } from '../network/reach/world';
import { excluder, looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import { Host } from '../workspace/host';
import type { ExitCode, Output } from './check';
import { counted } from './counted';
import { diffMarkdown } from './diffMarkdown';
import { diffReport } from './diffReport';
import { gitFiles, gitText } from './gitFiles';
import { type Loaded, Trouble } from './load';
import { loadWorld, worldOf } from './loadWorld';
import type { DiffOptions } from './reachArgs';
import { basesOf } from './withBases';

/** Exit status 1: connections differ. */
export function diff(options: DiffOptions, out: Output, notes: Output): ExitCode {
  try {
    const { revision, place } = options.old;
    const { world: after, loaded } = loadWorld([options.new], options, notes);
    const before =
      revision === undefined
        ? loadWorld([place], { ...options, assumptions: after.assumptions }, notes).world
        : worldAt(place, revision, loaded, after.assumptions);
    if (options.output === 'md') {
      const { text, found } = diffMarkdown({ before, after });
      out.write(text);
      return found ? 1 : 0;
    }
    const [listedBefore, listedAfter] = [listing(before, options, notes), listing(after, options, notes)];
    notes.progress?.('comparing');
    const found = differences(listedBefore, listedAfter, options.output === 'csv' ? sameSure : sameBounds);
    out.write(diffReport(inOrder(found), { before, after, output: options.output }));
    return found.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    notes.write(`selectrail: ${error.message}\n`);
    return 2;
  }
}

/** csv tells only what is certain. */
function listing(world: World, { output }: DiffOptions, notes: Output): readonly Listed[] {
  const all = [...counted(list(world), notes)];
  if (output !== 'csv') return all;
  return all.map(({ bounds, ...ends }) => ({
    ...ends,
    bounds: { sure: bounds.sure, possible: bounds.sure },
  }));
}

const sameSure: typeof sameBounds = (a, b) => equals(a.sure, b.sure);

/** The folder as it was, read with the settings of today. Files that are `loaded` with the same text are shared. */
function worldAt(folder: string, revision: string, loaded: Loaded, assumptions: Assumptions): World {
  const host = Host.from(loaded.snapshot, new Map());
  const isExcluded = excluder([uriOf(folder)], loaded.settings.exclude);
  const uris = new Set<string>();
  for (const { uri, text } of gitFiles(
    folder,
    revision,
    (each) => mayHoldManifests(each) && !isExcluded(each),
  )) {
    if (!looksLikeManifest(uri, text)) continue;
    if (loaded.readText(uri) !== text || loaded.snapshot.file(uri) === undefined) host.setFile(uri, text);
    uris.add(uri);
  }
  for (const { uri } of loaded.snapshot.files()) if (!uris.has(uri)) host.removeFile(uri);
  const read = (uri: string): string | undefined => gitText(folder, revision, uri);
  for (const texts of basesOf(() => host.snapshot(), [...uris], read)) {
    for (const [uri, text] of texts) host.setFile(uri, text);
  }
  return worldOf(host.snapshot(), [...uris], assumptions);
}

const ORDER = ['changed', 'added', 'removed'];

function inOrder(found: readonly Difference[]): readonly Difference[] {
  return found.toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}
