/** Parts that the routes of the Gateway API are made of. @see https://gateway-api.sigs.k8s.io/reference/spec/ */
import { get, itemsAt, type Node, scalarAt, type Text, textsAt } from '../syntax/node';
import type { Span } from '../syntax/span';
import { createdAt } from './created';

export interface RouteFacts {
  readonly created: number | undefined;
  readonly hostnames: readonly Text[];
  readonly parents: readonly ParentRef[];
  readonly rules: readonly RouteRule[];
}

export interface ParentRef extends Span {
  readonly group: string | undefined;
  readonly kind: string | undefined;
  readonly namespace: Text | undefined;
  readonly name: Text | undefined;
  readonly sectionName: Text | undefined;
  readonly port: Text | undefined;
}

export interface RouteRule extends Span {
  /** ORed; none matches everything. */
  readonly matches: readonly RouteMatch[];
  readonly filters: readonly RouteFilter[];
  readonly backends: readonly BackendRef[];
}

/** Conditions, ANDed. `path` belongs to HTTPRoutes, `service` to GRPCRoutes. */
export interface RouteMatch extends Span {
  readonly path: TypedValue | undefined;
  /** An HTTP method, or the method of a gRPC service. */
  readonly method: Text | undefined;
  readonly service: Text | undefined;
  /** `Exact` where nothing is written: how `service` and a gRPC `method` compare. */
  readonly methodType: string;
  readonly headers: readonly NamedValue[];
  readonly queryParams: readonly NamedValue[];
}

export interface TypedValue {
  readonly type: string;
  readonly value: Text | undefined;
}

export interface NamedValue extends TypedValue {
  readonly name: Text | undefined;
}

export type RouteFilter =
  | { readonly type: 'redirect'; readonly redirect: Redirect }
  | { readonly type: 'rewrite'; readonly path: PathChange | undefined; readonly hostname: Text | undefined }
  | { readonly type: 'other' };

export interface Redirect {
  readonly scheme: Text | undefined;
  readonly hostname: Text | undefined;
  readonly port: Text | undefined;
  readonly path: PathChange | undefined;
  readonly statusCode: Text | undefined;
}

export interface PathChange {
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
  readonly value: string;
}

export interface BackendRef extends Span {
  readonly group: string;
  readonly kind: string;
  readonly namespace: Text | undefined;
  readonly name: Text | undefined;
  readonly port: Text | undefined;
  readonly weight: Text | undefined;
}

export function routeFacts(root: Node): RouteFacts {
  const spec = get(root, 'spec');
  return {
    created: createdAt(root),
    hostnames: textsAt(spec, 'hostnames'),
    parents: itemsAt(spec, 'parentRefs').map(decodeParent),
    rules: itemsAt(spec, 'rules').map(decodeRule),
  };
}

function decodeParent(ref: Node): ParentRef {
  return {
    start: ref.start,
    end: ref.end,
    group: scalarAt(ref, 'group')?.value,
    kind: scalarAt(ref, 'kind')?.value,
    namespace: scalarAt(ref, 'namespace'),
    name: scalarAt(ref, 'name'),
    sectionName: scalarAt(ref, 'sectionName'),
    port: scalarAt(ref, 'port'),
  };
}

function decodeRule(rule: Node): RouteRule {
  return {
    start: rule.start,
    end: rule.end,
    matches: itemsAt(rule, 'matches').map(decodeMatch),
    filters: itemsAt(rule, 'filters').map(decodeFilter),
    backends: itemsAt(rule, 'backendRefs').map(decodeBackendRef),
  };
}

function decodeMatch(match: Node): RouteMatch {
  const path = get(match, 'path');
  const method = get(match, 'method');
  const grpc = method?.kind === 'map';
  return {
    start: match.start,
    end: match.end,
    path: path && { type: typeAt(path, 'PathPrefix'), value: scalarAt(path, 'value') },
    method: grpc ? scalarAt(method, 'method') : scalarAt(match, 'method'),
    service: scalarAt(method, 'service'),
    methodType: typeAt(method, 'Exact'),
    headers: itemsAt(match, 'headers').map(decodeNamed),
    queryParams: itemsAt(match, 'queryParams').map(decodeNamed),
  };
}

function decodeNamed(node: Node): NamedValue {
  return { type: typeAt(node, 'Exact'), name: scalarAt(node, 'name'), value: scalarAt(node, 'value') };
}

function typeAt(node: Node | undefined, fallback: string): string {
  return scalarAt(node, 'type')?.value ?? fallback;
}

function decodeFilter(filter: Node): RouteFilter {
  const redirect = get(filter, 'requestRedirect');
  const rewrite = get(filter, 'urlRewrite');
  if (redirect) {
    return {
      type: 'redirect',
      redirect: {
        scheme: scalarAt(redirect, 'scheme'),
        hostname: scalarAt(redirect, 'hostname'),
        port: scalarAt(redirect, 'port'),
        path: decodePathChange(redirect),
        statusCode: scalarAt(redirect, 'statusCode'),
      },
    };
  }
  return rewrite
    ? { type: 'rewrite', path: decodePathChange(rewrite), hostname: scalarAt(rewrite, 'hostname') }
    : { type: 'other' };
}

function decodePathChange(node: Node): PathChange | undefined {
  const full = scalarAt(node, 'path', 'replaceFullPath');
  const prefix = scalarAt(node, 'path', 'replacePrefixMatch');
  if (full) return { type: 'ReplaceFullPath', value: full.value };
  return prefix && { type: 'ReplacePrefixMatch', value: prefix.value };
}

export function decodeBackendRef(ref: Node): BackendRef {
  return {
    start: ref.start,
    end: ref.end,
    group: scalarAt(ref, 'group')?.value ?? '',
    kind: scalarAt(ref, 'kind')?.value ?? 'Service',
    namespace: scalarAt(ref, 'namespace'),
    name: scalarAt(ref, 'name'),
    port: scalarAt(ref, 'port'),
    weight: scalarAt(ref, 'weight'),
  };
}
