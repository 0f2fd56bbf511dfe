import { expect, test } from 'vitest';
import { deployment } from '../../testing/manifests';
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
  const world = worldOf(PODS + authorizationPolicy(spec));
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
