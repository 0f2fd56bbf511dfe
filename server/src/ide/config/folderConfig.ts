/** The `.selectrail.yaml` of a workspace folder, applied to its files. */
import { nameOf } from '../../kinds/object';
import { excluder, folderOf } from '../../workspace/candidates';
import { globMatcher } from '../../workspace/glob';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { Diagnostic } from '../diagnostic';
import type { Missing } from '../rules/rule';
import type { Settings } from '../settings';
import { ALL } from '../suppressions';
import type { External, FolderConfig, Ignored } from './config';
import { CONFIG_FILE } from './configShape';
import { readConfig } from './readConfig';

export function configUri(folder: string): string {
  return `${folder}/${CONFIG_FILE}`;
}

export function folderConfig(folder: string, text: string): FolderConfig {
  return { folder, ...readConfig(text) };
}

/** The settings that count for the file `uri`: those of its folder win over the editor's. */
export function settingsFor(settings: Settings, uri: string): Settings {
  const found = folderConfigFor(settings, uri);
  if (!found) return settings;
  const { profile, rules, exclude, clusterDomain, namespace } = found.config;
  return {
    ...settings,
    ...(profile && { profile }),
    ...(exclude && { exclude }),
    ...(clusterDomain !== undefined && { clusterDomain }),
    ...(namespace !== undefined && { namespace }),
    rules: { ...settings.rules, ...rules },
  };
}

/** True for what is not read: each of the workspace's `folders` may say so for itself. */
export function excluderFor(folders: readonly string[], settings: Settings): (uri: string) => boolean {
  const own = new Map(
    folders.map((folder) => [folder, excluder([folder], settingsFor(settings, `${folder}/`).exclude)]),
  );
  const elsewhere = excluder([], settings.exclude);
  return (uri) => (own.get(folderOf(uri, folders) ?? '') ?? elsewhere)(uri);
}

/** Says whether two settings exclude the same. */
export function sameExclusions(a: Settings, b: Settings): boolean {
  const exclusions = ({ exclude, folders }: Settings): string =>
    JSON.stringify([exclude, folders.map(({ folder, config }) => [folder, config.exclude])]);
  return exclusions(a) === exclusions(b);
}

/** The innermost configured folder that holds `uri`. */
export function folderConfigFor({ folders }: Settings, uri: string): FolderConfig | undefined {
  const innermost = folderOf(
    uri,
    folders.map(({ folder }) => folder),
  );
  return folders.find(({ folder }) => folder === innermost);
}

/** True for findings that the folder's configuration ignores. */
export function isIgnored(snapshot: Snapshot, found: Diagnostic, { folder, config }: FolderConfig): boolean {
  return (config.ignore ?? []).some(
    (ignored) =>
      (ignored.rule === ALL || ignored.rule === found.rule.code) &&
      matchesFile(ignored, found.location, folder) &&
      matchesObject(ignored, snapshot, found),
  );
}

function matchesFile({ files }: Ignored, { uri }: Location, folder: string): boolean {
  return files === undefined || globMatcher(files)(uri.slice(folder.length + 1));
}

function matchesObject({ objects }: Ignored, snapshot: Snapshot, { object }: Diagnostic): boolean {
  if (objects === undefined) return true;
  if (!object) return false;
  const kind = object.kind.value.toLowerCase();
  const matches = globMatcher(objects.map((glob) => glob.replace(/^[^/]*/, (word) => word.toLowerCase())));
  const namespace = snapshot.namespaceOf(object) ?? '';
  return matches(`${kind}/${namespace}/${nameOf(object)}`) || matches(`${kind}/${nameOf(object)}`);
}

/** True for an object that the folder's configuration declares as external. */
export function isExternal(missing: Missing, { config }: FolderConfig): boolean {
  return (config.external ?? []).some((external) => matches(external, missing));
}

function matches(external: External, { kind, namespace, name }: Missing): boolean {
  if (external.kind.toLowerCase() !== kind.toLowerCase() || !globMatcher([external.name])(name)) return false;
  if (external.namespace === undefined || namespace === undefined) return true;
  return globMatcher([external.namespace])(namespace);
}
