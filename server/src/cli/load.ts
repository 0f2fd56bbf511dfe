/** Manifests of the places that are named on the command line, into one workspace. */
import fs from 'node:fs';
import { settingsFor } from '../ide/config/folderConfig';
import { kindTable, readCustomKinds } from '../kinds/customKinds';
import { clusterSettings, type Settings } from '../ide/settings';
import { listFiles, pathOf, readText, uriOf } from '../node/files';
import { excluder, looksLikeManifest, mayHoldManifests } from '../workspace/candidates';
import { Host } from '../workspace/host';
import { dirname } from '../workspace/paths';
import type { Snapshot } from '../workspace/snapshot';
import { addBases } from './addBases';
import { renderCharts, type Unrendered } from './renderCharts';
import { findConfig, type FoundConfig, override, type Overrides } from './findConfig';
import type { Output } from './output';
import { STDIN, STDIN_URI } from './stdin';
import { Trouble } from './trouble';

export interface Loaded {
  readonly snapshot: Snapshot;
  /** With the configuration of each folder. */
  readonly settings: Settings;
  /** URIs of the files that were read: those of the places in order, then `bases`. */
  readonly uris: readonly string[];
  /** Files elsewhere that kustomizations of the places render. */
  readonly bases: readonly string[];
  /** Text of one of them; standard input included. */
  readText(uri: string): string | undefined;
  /** The same with other texts of some files. */
  with(texts: ReadonlyMap<string, string>): Loaded;
  /** Files that could not be read, and why. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
  readonly unrendered: readonly Unrendered[];
}

/**
 * The workspace of `places`: folders, and `-`. A `.selectrail.yaml` at or above a folder wins over `settings`, and
 * `overrides` over both. Throws `Trouble` for a place that cannot be read.
 */
export function load(
  places: readonly string[],
  base: Settings,
  overrides: Overrides = {},
  notes?: Output,
): Loaded {
  const folders = places.filter((place) => place !== STDIN).map(folderOf);
  const configs = configsOf(folders);
  const settings = withConfigs(base, [...configs, ...configOfStdin()], overrides);
  const host = new Host(clusterSettings(settings), kindTable(readCustomKinds(settings.customKinds).kinds));
  const uris = new Set<string>();
  const skipped: { uri: string; reason: string }[] = [];
  const add = (uri: string, text: string | undefined): void => {
    if (uris.has(uri)) return;
    if (text === undefined) skipped.push({ uri, reason: 'it cannot be read' });
    else if (looksLikeManifest(uri, text)) {
      host.setFile(uri, text);
      uris.add(uri);
      notes?.progress?.(`${uris.size} files read`);
    }
  };
  const piped = places.includes(STDIN) ? readStdin() : undefined;
  if (piped !== undefined) add(STDIN_URI, piped);
  for (const folder of folders) for (const uri of manifestsIn(folder, settings)) add(uri, readText(uri));
  for (const { uri, text } of configs) add(uri, text);
  for (const uri of uris) {
    const reason = host.snapshot().file(uri)?.skipped;
    if (reason !== undefined) skipped.push({ uri, reason });
  }
  const read = (uri: string): string | undefined => (uri === STDIN_URI ? piped : readText(uri));
  const bases = addBases(host, [...uris], readText);
  const unrendered = renderCharts(host, settings, folders, notes);
  return loadedOf(host, read, { settings, uris: [...uris, ...bases], bases, skipped, unrendered });
}

function loadedOf(
  host: Host,
  read: Loaded['readText'],
  rest: Pick<Loaded, 'settings' | 'uris' | 'bases' | 'skipped' | 'unrendered'>,
): Loaded {
  return {
    ...rest,
    snapshot: host.snapshot(),
    readText: read,
    with: (texts) => {
      for (const [uri, text] of texts) host.setFile(uri, text);
      return loadedOf(host, (uri) => texts.get(uri) ?? read(uri), rest);
    },
  };
}

function configsOf(folders: readonly string[]): readonly FoundConfig[] {
  const found = folders.flatMap((folder) => findConfig(folder) ?? []);
  return [...new Map(found.map((each) => [each.uri, each])).values()];
}

/** Standard input has no folder: what the working directory says counts. */
function configOfStdin(): readonly FoundConfig[] {
  const found = findConfig(uriOf('.'));
  return found ? [{ ...found, folder: dirname(STDIN_URI), problems: [] }] : [];
}

function withConfigs(base: Settings, configs: readonly FoundConfig[], overrides: Overrides): Settings {
  return {
    ...base,
    namespace: overrides.namespace || base.namespace,
    profile: overrides.profile ?? base.profile,
    rules: { ...base.rules, ...overrides.rules },
    folders: configs.map((each) => ({ ...each, config: override(each.config, overrides) })),
  };
}

function* manifestsIn(folder: string, settings: Settings): Generator<string> {
  const config = settings.folders.find((each) => `${folder}/`.startsWith(`${each.folder}/`));
  const { exclude } = settingsFor(settings, `${folder}/`);
  const isExcluded = excluder([config?.config.exclude ? config.folder : folder], exclude);
  for (const uri of listFiles(folder, (each) => !isExcluded(`${each}/`))) {
    if (mayHoldManifests(uri) && !isExcluded(uri)) yield uri;
  }
}

/** URI of the folder at `place`. */
export function folderOf(place: string): string {
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
