import { expect, test } from 'vitest';
import { answerOf, routeOf } from '../../testing/routeOf';

const SERVICES = ['a', 'b']
  .map(
    (name) => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: a}, ports: [{name: http, port: 80, targetPort: 8080}]}`,
  )
  .join('');

const openShift = (name: string, spec: string): string => `
---
apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: ${name}}
spec: {${spec}}`;

test('OpenShift: the longest path, weights, redirects', () => {
  const source =
    openShift(
      'x',
      'host: h, to: {kind: Service, name: a}, port: {targetPort: http}, tls: {termination: edge, insecureEdgeTerminationPolicy: Redirect}',
    ) +
    openShift(
      'y',
      'host: h, path: /api, to: {kind: Service, name: b, weight: 30}, alternateBackends: [{kind: Service, name: a, weight: 10}], port: {targetPort: 8080}',
    ) +
    SERVICES;
  expect(routeOf(source, { host: 'h', path: '/' })).toBe('default/a:80');
  expect(routeOf(source, { host: 'h', path: '/api/x' })).toBe('default/b:80 75%, default/a:80 25%');
  expect(routeOf(source, { host: 'h', path: '/', scheme: 'http' })).toBe('302 https://h/');
  expect(routeOf(source, { host: 'i', path: '/' })).toBe('503');
});

test('Istio: the first route of the VirtualService that matches', () => {
  const source = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec:
  hosts: ['*.io']
  http:
  - match: [{uri: {prefix: /api}, headers: {x: {exact: "1"}}}]
    rewrite: {uri: /}
    route: [{destination: {host: a, port: {number: 80}}, weight: 75}, {destination: {host: b.default.svc.cluster.local}, weight: 25}]
  - match: [{uri: {exact: /old}}]
    redirect: {uri: /new}
  - route: [{destination: {host: b}}]
${SERVICES}`;
  expect(routeOf(source, { host: 'h.io', path: '/apix', headers: { X: '1' } })).toBe(
    'default/a:80 75%, default/b:80 25%',
  );
  expect(answerOf(source, { host: 'h.io', path: '/api/v', headers: { X: '1' } }).rewrittenPath).toBe('//v');
  expect(routeOf(source, { host: 'h.io', path: '/old' })).toBe('301 http://h.io/new');
  expect(routeOf(source, { host: 'h.io', path: '/api' })).toBe('default/b:80');
  expect(routeOf(source, { host: 'io', path: '/api' })).toBe('404');
});
