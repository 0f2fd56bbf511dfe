import { expect, test } from 'vitest';
import { answerOf, losersOf, routeOf } from '../../testing/routeOf';

const gateway = (listeners: string): string => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g}
spec: {gatewayClassName: c, listeners: [${listeners}]}`;

const HTTP = gateway('{name: http, port: 80, protocol: HTTP}');

const route = (kind: string, name: string, spec: string, metadata = ''): string => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}${metadata}}
spec: {parentRefs: [{name: g, namespace: default}], ${spec}}`;

const SERVICES = ['a', 'b']
  .map(
    (name) => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: a}, ports: [{port: 80}]}`,
  )
  .join('');

const to = (name: string, rest = ''): string => `backendRefs: [{name: ${name}, port: 80}]${rest}`;

test('weights share the requests, and what leads nowhere answers 500', () => {
  const refs = (text: string): string =>
    HTTP + route('HTTPRoute', 'r', `rules: [{backendRefs: [${text}]}]`) + SERVICES;
  expect(routeOf(refs('{name: a, port: 80, weight: 9}, {name: b, port: 80}'), {})).toBe(
    'default/a:80 90%, default/b:80 10%',
  );
  expect(routeOf(refs('{name: a, port: 80}, {name: no, port: 80}'), {})).toBe('default/a:80 50%, 500 50%');
  expect(routeOf(refs('{name: a, port: 80, weight: 0}, {name: b, port: 80}'), {})).toBe('default/b:80');
  expect(routeOf(refs('{name: a, port: 80, weight: 0}'), {})).toBe('500');
  expect(routeOf(refs('{name: a}'), {})).toBe('500');
  expect(routeOf(refs('{name: a, port: 80, kind: Bucket, group: x.io}'), {})).toBe('500');
});

test('a backend in another namespace needs a grant there', () => {
  const source =
    HTTP + route('HTTPRoute', 'r', 'rules: [{backendRefs: [{name: s, namespace: far, port: 80}]}]');
  const far = `
---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: far}
spec: {selector: {app: a}, ports: [{port: 80}]}`;
  const grant = `
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: g, namespace: far}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default}]
  to: [{group: "", kind: Service}]`;
  expect(routeOf(source + far, {})).toBe('500');
  expect(routeOf(source + far + grant, {})).toBe('far/s:80');
});

test('routes of other namespaces attach only where the listener lets them', () => {
  const far = route('HTTPRoute', 'r', `rules: [{${to('a')}}]`, ', namespace: far');
  expect(routeOf(HTTP + far, {})).toBe('404');
  expect(losersOf(HTTP + far, {})).toEqual([
    'r the whole route: the listener takes routes from its own namespace only',
  ]);
  const all = gateway('{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}');
  const near = `
---
apiVersion: v1
kind: Service
metadata: {name: a, namespace: far}
spec: {ports: [{port: 80}]}`;
  expect(routeOf(all + far + near, {})).toBe('far/a:80');
});

test('of equal matches the older route wins; unknown ages leave it open', () => {
  const at = (name: string, time: string): string =>
    route('HTTPRoute', name, `rules: [{${to(name)}}]`, time && `, creationTimestamp: "${time}"`);
  expect(
    routeOf(HTTP + at('a', '2024-02-01T00:00:00Z') + at('b', '2024-01-01T00:00:00Z') + SERVICES, {}),
  ).toBe('default/b:80');
  expect(
    routeOf(HTTP + at('b', '2024-01-01T00:00:00Z') + at('a', '2024-01-01T00:00:00Z') + SERVICES, {}),
  ).toBe('default/a:80');
  expect(routeOf(HTTP + at('a', '') + at('b', '') + SERVICES, {})).toBe('default/a:80 | default/b:80');
});

test('a more exact hostname goes before a longer path', () => {
  const source =
    HTTP +
    route('HTTPRoute', 'r', `hostnames: ['*.io'], rules: [{matches: [{path: {value: /long}}], ${to('a')}}]`) +
    route('HTTPRoute', 's', `hostnames: [h.io], rules: [{${to('b')}}]`) +
    SERVICES;
  expect(routeOf(source, { host: 'h.io', path: '/long' })).toBe('default/b:80');
  expect(routeOf(source, { host: 'x.h.io', path: '/long' })).toBe('default/a:80');
});

test('regular expressions beside a prefix are up to the implementation', () => {
  const source =
    HTTP +
    route(
      'HTTPRoute',
      'r',
      `rules: [{matches: [{path: {type: RegularExpression, value: /x.*}}], ${to('a')}}, {matches: [{path: {value: /x}}], ${to('b')}}]`,
    ) +
    SERVICES;
  expect(routeOf(source, { path: '/x/y' })).toContain(' | ');
  expect(routeOf(source, { path: '/xy' })).toBe('default/a:80');
});

test('a redirect ends the way, a rewriting changes the path', () => {
  const redirect = 'filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]';
  expect(routeOf(HTTP + route('HTTPRoute', 'r', `rules: [{${redirect}}]`), { host: 'h', path: '/p' })).toBe(
    '301 https://h/p',
  );
  const rewrite =
    'filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}]';
  const source =
    HTTP +
    route('HTTPRoute', 'r', `rules: [{matches: [{path: {value: /api}}], ${rewrite}, ${to('a')}}]`) +
    SERVICES;
  expect(answerOf(source, { path: '/api/v1' }).rewrittenPath).toBe('/v1');
  expect(answerOf(source, { path: '/api' }).rewrittenPath).toBe('/');
});

test('gRPC goes by service and method', () => {
  const match = (method: string, name: string): string => `{matches: [{method: {${method}}}], ${to(name)}}`;
  const source =
    HTTP +
    route(
      'GRPCRoute',
      'r',
      `rules: [${match('service: p.S', 'a')}, ${match('service: p.S, method: Get', 'b')}]`,
    ) +
    SERVICES;
  const ask = (path: string): string => routeOf(source, { path, protocol: 'grpc', method: 'POST' });
  expect(ask('/p.S/Get')).toBe('default/b:80');
  expect(ask('/p.S/List')).toBe('default/a:80');
  expect(ask('/p.T/List')).toBe('UNIMPLEMENTED');
  const missing = HTTP + route('GRPCRoute', 'r', `rules: [{${to('no')}}]`);
  expect(routeOf(missing, { path: '/p.S/Get', protocol: 'grpc' })).toBe('UNAVAILABLE');
});

test('of an HTTPRoute and a GRPCRoute with the same hostnames only the older is accepted', () => {
  const at = (kind: string, name: string, year: number): string =>
    route(
      kind,
      name,
      `hostnames: [h], rules: [{${to(name)}}]`,
      `, creationTimestamp: "${year}-01-01T00:00:00Z"`,
    );
  expect(
    routeOf(HTTP + at('HTTPRoute', 'a', 2020) + at('GRPCRoute', 'b', 2021) + SERVICES, { host: 'h' }),
  ).toBe('default/a:80');
  expect(
    routeOf(HTTP + at('HTTPRoute', 'a', 2022) + at('GRPCRoute', 'b', 2021) + SERVICES, { host: 'h' }),
  ).toBe('default/b:80');
});

test('TLS goes by the server name, TCP by the port', () => {
  const source =
    gateway(
      '{name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}}, {name: tcp, port: 5432, protocol: TCP}',
    ) +
    route('TLSRoute', 'r', `hostnames: ['*.io'], rules: [{${to('a')}}]`) +
    route('TCPRoute', 's', `rules: [{${to('b')}}]`).replace('namespace: default}', 'sectionName: tcp}') +
    SERVICES;
  expect(routeOf(source, { host: 'x.io', port: 443, protocol: 'tls' })).toBe('default/a:80');
  expect(routeOf(source, { host: 'io', port: 443, protocol: 'tls' })).toBe('none');
  expect(routeOf(source, { port: 5432, protocol: 'tcp' })).toBe('default/b:80');
  expect(routeOf(source, { port: 1, protocol: 'tcp' })).toBe('none');
});

test('listeners in conflict serve nobody', () => {
  const source =
    gateway('{name: x, port: 80, protocol: HTTP}, {name: y, port: 80, protocol: HTTP}') +
    route('HTTPRoute', 'r', `rules: [{${to('a')}}]`) +
    SERVICES;
  expect(routeOf(source, {})).toBe('none');
});
