/** Which files of a workspace may hold manifests or what they are made from, by their names and by a glance at their text. */
import { globMatcher } from './glob';
import { isForeignSource } from './generators';
import { isHelmText } from './helm/helmFile';
import { isKustomizationFile } from './kustomization';
import { basename } from './paths';

/** True for files whose name fits; a folder named so is the caller's problem. */
export function mayHoldManifests(uri: string): boolean {
  if (/\.(ya?ml|json)$/i.test(uri)) return true;
  return isKustomizationFile(uri) || isHelmText(uri) || isForeignSource(uri);
}

/**
 * False for text that certainly holds no object, so that the JSON of other tools is not parsed. YAML always stays: a
 * broken or templated file says that something is unknown.
 */
export function looksLikeManifest(uri: string, text: string): boolean {
  return !/\.json$/i.test(uri) || (text.includes('"apiVersion"') && text.includes('"kind"'));
}

/** True for folders and files that `patterns` leave out; each is matched within the innermost of `folders`. */
export function excluder(folders: readonly string[], patterns: readonly string[]): (uri: string) => boolean {
  const matches = globMatcher(patterns);
  return (uri) => {
    const folder = folderOf(uri, folders);
    return matches(folder === undefined ? basename(uri) : uri.slice(folder.length + 1));
  };
}

/** The innermost of `folders` that holds `uri`. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => uri.startsWith(`${folder}/`))
    .reduce<string | undefined>(
      (best, each) => (each.length > (best?.length ?? -1) ? each : best),
      undefined,
    );
}
