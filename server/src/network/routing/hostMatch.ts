/** Hosts with wildcards. An Ingress's `*.` covers one label, that of a Gateway one or more. */

export type Wildcard = 'one label' | 'any labels';

/** How a pattern matches a host: the more exact, the greater. undefined where it does not. */
export interface HostMatch {
  /** Characters of an exact host; 0 for wildcards and for none. */
  readonly exact: number;
  /** Characters of any pattern; 0 for none. */
  readonly length: number;
}

const ANY_HOST: HostMatch = { exact: 0, length: 0 };

/** Whether `pattern` (undefined or empty: every host) covers `host`. */
export function matchHost(
  pattern: string | undefined,
  host: string,
  wildcard: Wildcard,
): HostMatch | undefined {
  if (pattern === undefined || pattern === '' || pattern === '*') return ANY_HOST;
  const wanted = pattern.toLowerCase().replace(/\.$/, '');
  if (!wanted.startsWith('*.')) {
    return wanted === host ? { exact: wanted.length, length: wanted.length } : undefined;
  }
  const suffix = wanted.slice(1);
  if (!host.endsWith(suffix)) return undefined;
  const covered = host.slice(0, -suffix.length);
  if (covered === '' || (wildcard === 'one label' && covered.includes('.'))) return undefined;
  return { exact: 0, length: wanted.length };
}

/** Negative where `a` is the more exact one. */
export function compareHosts(a: HostMatch, b: HostMatch): number {
  return b.exact - a.exact || b.length - a.length;
}

/** What both patterns cover, as a pattern; undefined where that is nothing. Wildcards cover one or more labels. */
export function intersectHosts(a: string | undefined, b: string | undefined): string | undefined {
  const [x, y] = [normal(a), normal(b)];
  if (x === '') return y;
  if (y === '' || x === y) return x;
  if (x.startsWith('*.') && y.endsWith(x.slice(1)) && y.length >= x.length) return y;
  if (y.startsWith('*.') && x.endsWith(y.slice(1)) && x.length >= y.length) return x;
  return undefined;
}

function normal(pattern: string | undefined): string {
  return pattern === undefined || pattern === '*' ? '' : pattern.toLowerCase().replace(/\.$/, '');
}
