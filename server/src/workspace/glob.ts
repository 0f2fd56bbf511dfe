/** Globs as editors write them: `*` and `?` stay within a path segment, `**` crosses them; `{a,b}` and `[a-z]`. */

/** True for paths that one of `patterns` matches; what stands under a matched folder counts through its own `**`. */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const sources = patterns.map(sourceOf).filter(isValid);
  if (sources.length === 0) return () => false;
  const expression = new RegExp(`^(?:${sources.join('|')})$`);
  return (path) => expression.test(path);
}

/** Longest first: the alternatives are tried in this order. */
const TOKEN = /\*\*\/|\/\*\*$|\*\*|\[!?[^\]/]+\]|[^]/g;

function sourceOf(pattern: string): string {
  let depth = 0;
  return pattern.replace(TOKEN, (token) => {
    switch (token) {
      case '**/':
        return '(?:[^/]+/)*';
      case '/**':
        return '(?:/.*)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        if (depth === 0) return '\\}';
        depth--;
        return ')';
      case ',':
        return depth > 0 ? '|' : ',';
      default:
        if (token.length > 1) return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
        return token.replace(/[\\^$.|+()[\]]/g, '\\$&');
    }
  });
}

function isValid(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
