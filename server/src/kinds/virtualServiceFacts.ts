/** What of a VirtualService decides where requests go. @see https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
import {
  boolean,
  get,
  integer,
  itemsAt,
  type MapNode,
  type Node,
  scalarAt,
  type Text,
  textsAt,
} from '../syntax/node';
import type { Span } from '../syntax/span';

export interface VirtualServiceFacts {
  readonly hosts: readonly Text[];
  /** `mesh` alone where none is written. */
  readonly gateways: readonly Text[];
  /** In order: the first that matches wins. */
  readonly http: readonly HttpRoute[];
}

export interface HttpRoute extends Span {
  /** ORed; none matches everything. */
  readonly matches: readonly HttpMatch[];
  readonly destinations: readonly Destination[];
  readonly redirect:
    | { readonly uri: Text | undefined; readonly authority: Text | undefined; readonly code: number }
    | undefined;
  readonly rewrite: Text | undefined;
  /** Status of a `directResponse`. */
  readonly status: number | undefined;
  /** Another VirtualService decides. */
  readonly delegated: boolean;
}

/** Conditions, ANDed. */
export interface HttpMatch extends Span {
  readonly uri: StringMatch | undefined;
  readonly ignoreCase: boolean;
  readonly scheme: StringMatch | undefined;
  readonly method: StringMatch | undefined;
  readonly authority: StringMatch | undefined;
  readonly headers: readonly NamedMatch[];
  readonly withoutHeaders: readonly NamedMatch[];
  readonly queryParams: readonly NamedMatch[];
  readonly port: number | undefined;
  readonly gateways: readonly Text[];
}

export interface StringMatch {
  readonly type: 'exact' | 'prefix' | 'regex' | 'present';
  readonly value: string;
}

export interface NamedMatch extends StringMatch {
  readonly name: string;
}

export interface Destination {
  readonly host: Text | undefined;
  readonly port: Text | undefined;
  readonly subset: Text | undefined;
  readonly weight: number;
}

export function virtualServiceFacts(root: Node): VirtualServiceFacts {
  const spec = get(root, 'spec');
  return {
    hosts: textsAt(spec, 'hosts'),
    gateways: textsAt(spec, 'gateways'),
    http: itemsAt(spec, 'http').map(decodeHttp),
  };
}

function decodeHttp(route: Node): HttpRoute {
  const destinations = itemsAt(route, 'route');
  const redirect = get(route, 'redirect');
  return {
    start: route.start,
    end: route.end,
    matches: itemsAt(route, 'match').map(decodeMatch),
    destinations: destinations.map((each) => decodeDestination(each, destinations.length)),
    redirect: redirect && {
      uri: scalarAt(redirect, 'uri'),
      authority: scalarAt(redirect, 'authority'),
      code: integer(scalarAt(redirect, 'redirectCode')) ?? 301,
    },
    rewrite: scalarAt(route, 'rewrite', 'uri'),
    status: integer(scalarAt(route, 'directResponse', 'status')),
    delegated: get(route, 'delegate') !== undefined,
  };
}

/** One destination gets everything, whatever its weight. */
function decodeDestination(node: Node, count: number): Destination {
  const destination = get(node, 'destination');
  return {
    host: scalarAt(destination, 'host'),
    port: scalarAt(destination, 'port', 'number'),
    subset: scalarAt(destination, 'subset'),
    weight: count === 1 ? 100 : (integer(scalarAt(node, 'weight')) ?? 0),
  };
}

function decodeMatch(match: Node): HttpMatch {
  return {
    start: match.start,
    end: match.end,
    uri: stringMatch(get(match, 'uri')),
    ignoreCase: boolean(scalarAt(match, 'ignoreUriCase')) ?? false,
    scheme: stringMatch(get(match, 'scheme')),
    method: stringMatch(get(match, 'method')),
    authority: stringMatch(get(match, 'authority')),
    headers: namedMatches(get(match, 'headers')),
    withoutHeaders: namedMatches(get(match, 'withoutHeaders')),
    queryParams: namedMatches(get(match, 'queryParams')),
    port: integer(scalarAt(match, 'port')),
    gateways: textsAt(match, 'gateways'),
  };
}

function namedMatches(node: Node | undefined): readonly NamedMatch[] {
  const entries = node?.kind === 'map' ? (node satisfies MapNode).entries : [];
  return entries.map(({ key, value }) => ({
    name: key.value,
    ...(stringMatch(value) ?? { type: 'present', value: '' }),
  }));
}

function stringMatch(node: Node | undefined): StringMatch | undefined {
  for (const type of ['exact', 'prefix', 'regex'] as const) {
    const text = scalarAt(node, type);
    if (text) return { type, value: text.value };
  }
  return undefined;
}
