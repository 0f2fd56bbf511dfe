import { expect, test } from 'vitest';
import { answerOf, routeOf } from '../../testing/routeOf';

const controller = 'ingress-nginx';

const SERVICES = ['main', 'canary', 'other']
  .map(
    (name) => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: a}, ports: [{port: 80, targetPort: 8080}]}`,
  )
  .join('');

const ingress = (
  name: string,
  annotations: Readonly<Record<string, string>>,
  ...paths: readonly string[]
): string => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  annotations: {${Object.entries(annotations)
    .map(([key, value]) => `nginx.ingress.kubernetes.io/${key}: "${value}"`)
    .join(', ')}}
spec:
  ingressClassName: nginx
  rules:
  - host: h
    http: {paths: [${paths.join(', ')}]}`;

const path = (at: string, type: string, name: string, port = 80): string =>
  `{path: '${at}', pathType: ${type}, backend: {service: {name: ${name}, port: {number: ${port}}}}}`;

test('a canary takes part by header, then cookie, then weight', () => {
  const main = ingress('m', {}, path('/', 'Prefix', 'main'));
  const by = (annotations: Readonly<Record<string, string>>): string =>
    main + ingress('c', { canary: 'true', ...annotations }, path('/', 'Prefix', 'canary')) + SERVICES;
  const ask = (source: string, headers = {}): string => routeOf(source, { host: 'h', controller, headers });
  const weighted = by({ 'canary-by-header': 'X-C', 'canary-by-cookie': 'c', 'canary-weight': '20' });
  expect(ask(weighted)).toBe('default/main:80 80%, default/canary:80 20%');
  expect(ask(weighted, { 'x-c': 'always' })).toBe('default/canary:80');
  expect(ask(weighted, { 'X-C': 'never', cookie: 'c=always' })).toBe('default/main:80');
  expect(ask(weighted, { cookie: 'a=b; c=always' })).toBe('default/canary:80');
  expect(ask(by({ 'canary-by-header': 'X-C', 'canary-by-header-value': 'de' }), { 'x-c': 'de' })).toBe(
    'default/canary:80',
  );
  expect(ask(by({ 'canary-by-header': 'X-C', 'canary-by-header-value': 'de' }), { 'x-c': 'always' })).toBe(
    'default/main:80',
  );
  expect(ask(by({ 'canary-weight': '1', 'canary-weight-total': '4' }))).toBe(
    'default/main:80 75%, default/canary:80 25%',
  );
  expect(
    ask(ingress('c', { canary: 'true', 'canary-weight': '50' }, path('/', 'Prefix', 'canary')) + SERVICES),
  ).toBe('none');
});

test('a rewriting with groups, and what has none', () => {
  const source =
    ingress('m', { 'rewrite-target': '/$2' }, path('/api(/|$)(.*)', 'ImplementationSpecific', 'main')) +
    SERVICES;
  const at = (wanted: string): string =>
    answerOf(source, { host: 'h', path: wanted, controller }).rewrittenPath;
  expect(at('/api/users/1')).toBe('/users/1');
  expect(at('/api')).toBe('/');
  expect(routeOf(source, { host: 'h', path: '/apix', controller })).toBe('none');
});

test('one path with use-regex makes those of other Ingresses expressions as well', () => {
  const plain = ingress('m', {}, path('/api', 'Prefix', 'main'), path('/Exact', 'Exact', 'other'));
  const regex = ingress('r', { 'use-regex': 'true' }, path('/x.*', 'ImplementationSpecific', 'other'));
  expect(routeOf(plain + SERVICES, { host: 'h', path: '/apix', controller })).toBe('none');
  expect(routeOf(plain + regex + SERVICES, { host: 'h', path: '/API/v', controller })).toBe(
    'default/main:80',
  );
  expect(routeOf(plain + regex + SERVICES, { host: 'h', path: '/exact/more', controller })).toBe(
    'default/other:80',
  );
});

test('a Prefix with a slash at its end redirects to it; ImplementationSpecific is a prefix of characters', () => {
  const source =
    ingress('m', {}, path('/foo/', 'Prefix', 'main'), path('/bar', 'ImplementationSpecific', 'other')) +
    SERVICES;
  expect(routeOf(source, { host: 'h', path: '/foo', controller })).toBe('301 /foo/');
  expect(routeOf(source, { host: 'h', path: '/foo/x', controller })).toBe('default/main:80');
  expect(routeOf(source, { host: 'h', path: '/barn', controller })).toBe('default/other:80');
});

test('a number that is the targetPort works here', () => {
  const source = ingress('m', {}, path('/', 'Prefix', 'main', 8080)) + SERVICES;
  expect(routeOf(source, { host: 'h', controller })).toBe('default/main:80');
});

test('a class of another controller is left out', () => {
  const source = ingress('m', {}, path('/', 'Prefix', 'main')) + SERVICES;
  const of = (name: string): string => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: ${name}}`;
  expect(routeOf(source + of('example.com/other'), { host: 'h', controller })).toBe('none');
  expect(routeOf(source + of('k8s.io/ingress-nginx'), { host: 'h', controller })).toBe('default/main:80');
});

test('http is redirected where there is a certificate', () => {
  const source = ingress('m', { 'force-ssl-redirect': 'true' }, path('/', 'Prefix', 'main')) + SERVICES;
  expect(routeOf(source, { host: 'h', path: '/x', scheme: 'http', controller })).toBe('308 https://h/x');
  expect(routeOf(source, { host: 'h', path: '/x', scheme: 'https', controller })).toBe('default/main:80');
  expect(routeOf(source, { host: 'h', path: '/x', controller })).toBe('default/main:80');
});
