/** Paths within URIs, without Node: `/` separates, `..` and `.` are resolved. */

export function dirname(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash < 0 ? '' : uri.slice(0, slash);
}

export function basename(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** `path` as seen from the folder `base`. */
export function join(base: string, path: string): string {
  const parts = base.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** `uri` and each folder above it, innermost first. */
export function* ancestors(uri: string): Generator<string> {
  for (let at = uri; at !== ''; at = dirname(at)) yield at;
}

/** The innermost folder that is, or holds, each of `folders`; undefined for none. */
export function commonFolder(folders: readonly string[]): string | undefined {
  let [common] = folders;
  for (const folder of folders) {
    while (common !== undefined && common !== '' && folder !== common && !folder.startsWith(`${common}/`)) {
      common = dirname(common);
    }
  }
  return common;
}
