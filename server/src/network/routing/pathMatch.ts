/** Paths, compared element by element. @see https://kubernetes.io/docs/concepts/services-networking/ingress/#examples */

/** True where `path` is `prefix` or stands below it. A slash at the end of `prefix` means nothing. */
export function hasPathPrefix(path: string, prefix: string): boolean {
  const wanted = withoutSlash(prefix);
  return wanted === '' || path === wanted || path.startsWith(`${wanted}/`);
}

/** `/foo` of `/foo/`; empty for the root. */
export function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/** A pattern of a manifest; undefined where it is no regular expression that can be read here. */
export function readPattern(source: string, flags = ''): RegExp | undefined {
  try {
    return new RegExp(source.replace(/^\(\?i\)/, ''), source.startsWith('(?i)') ? 'i' : flags);
  } catch {
    return undefined;
  }
}
