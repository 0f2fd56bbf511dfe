import { expect, test } from 'vitest';
import { deployment, service } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import { authorize } from './authorization';
import type { PodEndpoint } from './endpoint';

const PODS = deployment('web', 'app: web') + deployment('db', 'app: db');

function authorizationPolicy(spec: string): string {
  return `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: p, namespace: shop}
spec: {${spec}}
`;
}

/** The mesh's verdict on `GET /api/x` from web to db, or on a connection of which nothing is known. */
function verdict(
  spec: string,
  http: { method: string; path: string } | undefined = { method: 'GET', path: '/api/x' },
): string {
  return verdictOf(PODS + authorizationPolicy(spec), http);
}

function verdictOf(
  source: string,
  http: { method: string; path: string } | undefined = { method: 'GET', path: '/api/x' },
): string {
  const world = worldOf(source);
  const [web, db] = world.pods;
  return authorize(world, web as PodEndpoint, db as PodEndpoint, {
    flow: { protocol: 'TCP', port: 80 },
    http,
  }).verdict;
}

test.each([
  ['no rules at all deny', '', 'no'],
  ['an empty rule allows', 'rules: [{}]', 'yes'],
  ['other pods', 'selector: {matchLabels: {app: other}}', 'yes'],
  ['a method', 'rules: [{to: [{operation: {methods: [GET]}}]}]', 'yes'],
  ['another method', 'rules: [{to: [{operation: {methods: [POST]}}]}]', 'no'],
  ['not a method', 'rules: [{to: [{operation: {notMethods: [POST]}}]}]', 'yes'],
  ['a path prefix', 'rules: [{to: [{operation: {paths: [/api/*]}}]}]', 'yes'],
  ['a path template', 'rules: [{to: [{operation: {paths: ["/{*}/x"]}}]}]', 'yes'],
  ['denied path', 'action: DENY, rules: [{to: [{operation: {paths: ["*/x"]}}]}]', 'no'],
  ['AUDIT only looks', 'action: AUDIT, rules: [{}]', 'yes'],
  ['CUSTOM asks somebody else', 'action: CUSTOM, rules: [{}]', 'unknown'],
  ['a namespace', 'rules: [{from: [{source: {namespaces: [shop]}}]}]', 'yes'],
  ['a principal', 'rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/default]}}]}]', 'yes'],
  ['another account', 'rules: [{from: [{source: {serviceAccounts: [shop/other]}}]}]', 'no'],
  ['a token', 'rules: [{from: [{source: {requestPrincipals: ["*"]}}]}]', 'unknown'],
  ['a port', 'rules: [{to: [{operation: {ports: ["80"]}}]}]', 'yes'],
  ['a condition on the port', 'rules: [{when: [{key: destination.port, notValues: ["80"]}]}]', 'no'],
  ['a gateway', 'targetRefs: [{kind: Gateway, name: g}]', 'yes'],
])('%s', (_, spec, expected) => expect(verdict(spec)).toBe(expected));

test('what is sent over a connection is not known', () => {
  expect(verdict('rules: [{to: [{operation: {methods: [GET]}}]}]', undefined)).toBe('yes');
});

const TCP_PORT = service('db', 'selector: {app: db}, ports: [{name: tcp-sql, port: 80}]');
const HTTP_PORT = TCP_PORT.replace('tcp-sql', 'http-api');

test('a port that speaks no HTTP: an allowing rule with HTTP matches nothing, a denying one more than it says', () => {
  const allow = authorizationPolicy('rules: [{to: [{operation: {methods: [GET]}}]}]');
  const deny = authorizationPolicy('action: DENY, rules: [{to: [{operation: {paths: [/other]}}]}]');
  const answer = (source: string): string => verdictOf(PODS + source);
  expect([answer(allow + HTTP_PORT), answer(allow + TCP_PORT)]).toEqual(['yes', 'no']);
  expect([answer(deny + HTTP_PORT), answer(deny + TCP_PORT)]).toEqual(['yes', 'no']);
});

test('what passes by the sidecar is not asked about', () => {
  const deny = authorizationPolicy('');
  const annotated = (annotation: string, app: string): string =>
    PODS.replace(
      `labels: {app: ${app}}`,
      `annotations: {traffic.sidecar.istio.io/${annotation}}, labels: {app: ${app}}`,
    );
  expect(verdictOf(PODS + deny)).toBe('no');
  expect(verdictOf(annotated('excludeInboundPorts: "22, 80"', 'db') + deny)).toBe('yes');
  expect(verdictOf(annotated('includeInboundPorts: "8080"', 'db') + deny)).toBe('yes');
  expect(verdictOf(annotated('includeInboundPorts: "*"', 'db') + deny)).toBe('no');
  const named = authorizationPolicy('rules: [{from: [{source: {namespaces: [shop]}}]}]');
  expect(verdictOf(PODS + named)).toBe('yes');
  expect(verdictOf(annotated('excludeOutboundPorts: "80"', 'web') + named)).toBe('no');
});

test('a policy on a Service, or one that a template writes', () => {
  expect(
    verdictOf(PODS + TCP_PORT + authorizationPolicy('targetRefs: [{kind: Service, group: "", name: db}]')),
  ).toBe('unknown');
  expect(verdictOf(PODS + authorizationPolicy('action: {{ .Values.action }}, rules: [{}]'))).toBe('unknown');
});
