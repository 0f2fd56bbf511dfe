/** Whether a match of a VirtualService fits a request. @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
import type { HttpMatch, NamedMatch, StringMatch } from '../../kinds/virtualServiceFacts';
import { readPattern } from './pathMatch';
import type { RouteRequest } from './request';

/** Why `match` does not fit; undefined where it does. `gateway`: by which name the request came in. */
export function istioMiss(
  match: HttpMatch,
  request: RouteRequest,
  gateway: string | undefined,
): string | undefined {
  const { uri, method, authority, scheme, port, gateways, headers, withoutHeaders, queryParams } = match;
  if (!fits(uri, request.path, match.ignoreCase))
    return `${request.path} does not match ${uri?.type} ${uri?.value}`;
  if (!fits(method, request.method)) return `its method is ${method?.value}`;
  if (!fits(authority, request.host)) return `its authority is ${authority?.value}`;
  if (scheme && request.scheme !== undefined && !fits(scheme, request.scheme))
    return `its scheme is ${scheme.value}`;
  if (port !== undefined && port !== request.port) return `its port is ${port}`;
  if (gateways.length > 0 && gateway !== undefined && !gateways.some(({ value }) => value === gateway)) {
    return `it is for gateway ${gateways.map(({ value }) => value).join(', ')}`;
  }
  const header = headers.find((each) => !hasNamed(each, request.headers.get(each.name.toLowerCase())));
  if (header) return `the header ${header.name} does not match`;
  const unwanted = withoutHeaders.find((each) =>
    hasNamed(each, request.headers.get(each.name.toLowerCase())),
  );
  if (unwanted) return `the header ${unwanted.name} must not match`;
  const param = queryParams.find((each) => !hasNamed(each, request.query.get(each.name)));
  return param ? `the query parameter ${param.name} does not match` : undefined;
}

function hasNamed(match: NamedMatch, found: string | undefined): boolean {
  return found !== undefined && fits(match, found);
}

/** A prefix is one of characters, not of path elements; an expression covers the whole value. */
function fits(match: StringMatch | undefined, found: string, ignoreCase = false): boolean {
  if (!match) return true;
  const [wanted, value] = ignoreCase
    ? [match.value.toLowerCase(), found.toLowerCase()]
    : [match.value, found];
  switch (match.type) {
    case 'exact':
      return value === wanted;
    case 'prefix':
      return value.startsWith(wanted);
    case 'regex':
      return Boolean(readPattern(`^(?:${match.value})$`)?.test(found));
    case 'present':
      return true;
  }
}
