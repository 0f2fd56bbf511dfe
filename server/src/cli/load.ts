/** Manifests of the places that are named on the command line, into one workspace. */
import fs from 'node:fs';
import { clusterSettings, type Settings } from '../ide/settings';
import { listFiles, pathOf, readText, uriOf } from '../node/files';
import { excluder, looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import { Host } from '../workspace/host';
import type { Snapshot } from '../workspace/snapshot';

export interface Loaded {
  readonly snapshot: Snapshot;
  /** URIs of the files that were read, in order. */
  readonly uris: readonly string[];
  /** Text of one of them; standard input included. */
  readText(uri: string): string | undefined;
  /** Files that could not be read, and why. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

/** Something that keeps a place from being checked at all, in words for its user. */
export class Trouble extends Error {}

const STDIN = '-';
/** Standard input as a file; beside the files of no folder, so that it is a unit of its own. */
export const STDIN_URI = 'stdin:/-';

/** The workspace of `places`: folders, and `-`. Throws `Trouble` for one that cannot be read. */
export function load(places: readonly string[], settings: Settings): Loaded {
  const host = new Host(clusterSettings(settings));
  const uris = new Set<string>();
  const skipped: { uri: string; reason: string }[] = [];
  const piped = places.includes(STDIN) ? readStdin() : undefined;
  const add = (uri: string, text: string | undefined): void => {
    if (text === undefined) skipped.push({ uri, reason: 'it cannot be read' });
    else if (looksLikeManifest(uri, text)) {
      host.setFile(uri, text);
      uris.add(uri);
    }
  };
  for (const place of places) {
    if (place === STDIN) add(STDIN_URI, piped);
    else
      for (const uri of manifestsIn(folderOf(place), settings)) if (!uris.has(uri)) add(uri, readText(uri));
  }
  const snapshot = host.snapshot();
  for (const uri of uris) {
    const reason = snapshot.file(uri)?.skipped;
    if (reason !== undefined) skipped.push({ uri, reason });
  }
  return {
    snapshot,
    uris: [...uris],
    skipped,
    readText: (uri) => (uri === STDIN_URI ? piped : readText(uri)),
  };
}

function* manifestsIn(folder: string, settings: Settings): Generator<string> {
  const isExcluded = excluder([folder], settings.exclude);
  for (const uri of listFiles(folder, (each) => !isExcluded(`${each}/`))) {
    if (mayHoldManifests(uri) && !isExcluded(uri)) yield uri;
  }
}

/** URI of the folder at `place`. */
function folderOf(place: string): string {
  const uri = uriOf(place);
  try {
    if (!fs.statSync(place).isDirectory())
      throw new Trouble(`${place} is a file; name the folder that holds it`);
    fs.readdirSync(pathOf(uri));
    return uri;
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(`cannot read ${place}: ${reasonOf(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EACCES: 'permission denied',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

function readStdin(): string {
  try {
    return fs.readFileSync(0, 'utf8');
  } catch (error) {
    throw new Trouble(`cannot read standard input: ${reasonOf(error)}`);
  }
}
