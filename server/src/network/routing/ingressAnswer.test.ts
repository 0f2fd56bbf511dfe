import { expect, test } from 'vitest';
import { losersOf, podsBehind, routeOf } from '../../testing/routeOf';

const service = (
  name: string,
  rest = 'selector: {app: a}, ports: [{name: http, port: 80, targetPort: 8080}]',
): string => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {${rest}}`;

const SERVICES = ['a', 'b', 'c'].map((name) => service(name)).join('');

const ingress = (name: string, spec: string, metadata = ''): string => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}${metadata}}
spec: ${spec}`;

const path = (at: string, type: string, name: string): string =>
  `{path: ${at}, pathType: ${type}, backend: {service: {name: ${name}, port: {number: 80}}}}`;

const rule = (host: string, ...paths: readonly string[]): string =>
  `{${host ? `host: '${host}', ` : ''}http: {paths: [${paths.join(', ')}]}}`;

test('the longest path wins, and of equal ones Exact', () => {
  const source =
    ingress(
      'i',
      `{rules: [${rule('h', path('/', 'Prefix', 'a'), path('/x', 'Prefix', 'b'), path('/x', 'Exact', 'c'))}]}`,
    ) + SERVICES;
  expect(routeOf(source, { host: 'h', path: '/x' })).toBe('default/c:80');
  expect(routeOf(source, { host: 'h', path: '/x/' })).toBe('default/b:80');
  expect(routeOf(source, { host: 'h:8080', path: '/xy' })).toBe('default/a:80');
  expect(losersOf(source, { host: 'h', path: '/x' })).toEqual([
    'i h/ (Prefix): /x is longer',
    'i h/x (Prefix): Exact goes before Prefix',
  ]);
});

test('the host decides before the path', () => {
  const source =
    ingress(
      'i',
      `{rules: [${rule('a.io', path('/only', 'Prefix', 'a'))}, ${rule('', path('/', 'Prefix', 'b'))}]}`,
    ) + SERVICES;
  expect(routeOf(source, { host: 'A.io', path: '/else' })).toBe('none');
  expect(routeOf(source, { host: 'b.io', path: '/else' })).toBe('default/b:80');
});

test('what no rule takes goes to the default backend, be it a resource', () => {
  const source =
    ingress(
      'i',
      `{defaultBackend: {service: {name: c, port: {name: http}}}, rules: [{host: h}, ${rule('g', path('/x', 'Exact', 'a'))}]}`,
    ) + SERVICES;
  expect(routeOf(source, { host: 'h', path: '/any' })).toBe('default/c:80');
  expect(routeOf(source, { host: 'g', path: '/y' })).toBe('default/c:80');
  expect(routeOf(source, { host: 'other' })).toBe('default/c:80');
  const bucket = '{defaultBackend: {resource: {apiGroup: k8s.example.com, kind: Bucket, name: b}}}';
  expect(routeOf(ingress('i', bucket), { host: 'h' })).toBe('resource k8s.example.com/Bucket/b');
});

test('two Ingresses with one host and path: the API does not say which', () => {
  const one = ingress('i', `{rules: [${rule('h', path('/', 'Prefix', 'a'))}]}`);
  const two = ingress('j', `{rules: [${rule('h', path('/', 'Prefix', 'b'))}]}`);
  expect(routeOf(one + two + SERVICES, { host: 'h' })).toBe('default/a:80 | default/b:80');
  const same = ingress('j', `{rules: [${rule('h', path('/', 'Prefix', 'a'))}]}`);
  expect(routeOf(one + same + SERVICES, { host: 'h' })).toBe('default/a:80');
});

test('pods and the ports that the Service port leads to', () => {
  const pods = `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c}]}}}`;
  const source = ingress('i', `{rules: [${rule('', path('/', 'Prefix', 'a'))}]}`) + SERVICES + pods;
  expect(podsBehind(source, {})).toEqual(['default/Deployment/web:8080']);
});

test('a template takes no part', () => {
  const source = ingress('i', `{rules: [${rule('{{ .host }}', path('/', 'Prefix', 'a'))}]}`) + SERVICES;
  expect(routeOf(source, { host: 'h' })).toBe('none');
});
