/**
 * Whether a match of an HTTPRoute or a GRPCRoute fits a request, and which of several goes first.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
import type { NamedValue, RouteMatch } from '../../kinds/routeFacts';
import { isKnown } from '../../syntax/node';
import type { HostMatch } from './hostMatch';
import { hasPathPrefix, readPattern } from './pathMatch';
import type { RouteRequest } from './request';

/** Why `match` does not fit; undefined where it does. A missing match fits everything. */
export function httpMiss(match: RouteMatch | undefined, request: RouteRequest): string | undefined {
  if (!match) return undefined;
  return pathMiss(match, request.path) ?? methodMiss(match, request) ?? valuesMiss(match, request);
}

function pathMiss({ path }: RouteMatch, wanted: string): string | undefined {
  if (!path) return undefined;
  if (path.value && !isKnown(path.value)) return 'a template decides on its path';
  const value = path.value?.value ?? '/';
  switch (path.type) {
    case 'Exact':
      return value === wanted ? undefined : `${wanted} is not exactly ${value}`;
    case 'PathPrefix':
      return hasPathPrefix(wanted, value) ? undefined : `${wanted} is not below ${value}`;
    default:
      return readPattern(`^(?:${value})$`)?.test(wanted) ? undefined : `${wanted} does not match ${value}`;
  }
}

function methodMiss({ method }: RouteMatch, request: RouteRequest): string | undefined {
  return !method || method.value === request.method ? undefined : `its method is ${method.value}`;
}

function valuesMiss({ headers, queryParams }: RouteMatch, request: RouteRequest): string | undefined {
  const header = firstOfEach(headers, (name) => name.toLowerCase()).find(
    (each) => !hasValue(each, request.headers.get(each.name?.value.toLowerCase() ?? '')),
  );
  if (header) return `the header ${header.name?.value ?? '?'} does not match`;
  const param = firstOfEach(queryParams, (name) => name).find(
    (each) => !hasValue(each, request.query.get(each.name?.value ?? '')),
  );
  return param ? `the query parameter ${param.name?.value ?? '?'} does not match` : undefined;
}

/** Of equal names only the first counts. */
function firstOfEach(values: readonly NamedValue[], key: (name: string) => string): readonly NamedValue[] {
  const seen = new Set<string>();
  return values.filter(({ name }) => {
    const known = key(name?.value ?? '');
    return seen.has(known) ? false : Boolean(seen.add(known));
  });
}

function hasValue({ type, value }: NamedValue, found: string | undefined): boolean {
  if (found === undefined) return false;
  const wanted = value?.value ?? '';
  return type === 'RegularExpression' ? Boolean(readPattern(wanted)?.test(found)) : wanted === found;
}

/** The same for a gRPC request, whose path is `/service/method`. */
export function grpcMiss(match: RouteMatch | undefined, request: RouteRequest): string | undefined {
  if (!match) return undefined;
  const [, service = '', method = ''] = request.path.split('/');
  const fits = (wanted: string | undefined, found: string): boolean => {
    if (wanted === undefined) return true;
    return match.methodType === 'RegularExpression'
      ? Boolean(readPattern(`^(?:${wanted})$`)?.test(found))
      : wanted === found;
  };
  if (!fits(match.service?.value, service)) return `its service is ${match.service?.value ?? '?'}`;
  if (!fits(match.method?.value, method)) return `its method is ${match.method?.value ?? '?'}`;
  return valuesMiss(match, request);
}

/** What decides between rules that match, the greater first. */
export interface Rank {
  readonly criteria: readonly (readonly [name: string, value: number])[];
  /** A regular expression as path: where it stands is up to the implementation. */
  readonly pattern: boolean;
}

export function httpRank(host: HostMatch, match: RouteMatch | undefined): Rank {
  const path = match?.path;
  const type = path?.type ?? 'PathPrefix';
  const value = path?.value?.value ?? '/';
  return {
    criteria: [
      ['its hostname is more exact', host.exact],
      ['its hostname is longer', host.length],
      ['its path is exact', Number(type === 'Exact')],
      ['its path is longer', type === 'PathPrefix' ? value.replace(/\/+$/, '').length : 0],
      ['it asks for a method', Number(match?.method !== undefined)],
      ['it asks for more headers', match?.headers.length ?? 0],
      ['it asks for more query parameters', match?.queryParams.length ?? 0],
    ],
    pattern: type !== 'Exact' && type !== 'PathPrefix',
  };
}

export function grpcRank(host: HostMatch, match: RouteMatch | undefined): Rank {
  return {
    criteria: [
      ['its hostname is more exact', host.exact],
      ['its hostname is longer', host.length],
      ['its service is longer', match?.service?.value.length ?? 0],
      ['its method is longer', match?.method?.value.length ?? 0],
      ['it asks for more headers', match?.headers.length ?? 0],
    ],
    pattern: match?.methodType === 'RegularExpression',
  };
}

/** Criteria that hosts decide, before any path does. */
const HOST_CRITERIA = 2;
const EXACT_PATH = 2;

/**
 * Negative where `a` goes first, 0 for a tie; `reason` is that of the winner. `open`: a regular expression meets a path
 * of another sort, and implementations differ.
 */
export function compareRanks(
  a: Rank,
  b: Rank,
): { readonly order: number; readonly reason: string; readonly open: boolean } {
  for (const [index, [name, value]] of a.criteria.entries()) {
    const other = b.criteria[index]?.[1] ?? 0;
    const open = a.pattern !== b.pattern && index >= HOST_CRITERIA && index !== EXACT_PATH;
    if (open) return { order: 0, reason: '', open };
    if (value !== other) return { order: other - value, reason: name, open: false };
  }
  return { order: 0, reason: '', open: a.pattern !== b.pattern };
}
