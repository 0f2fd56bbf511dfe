import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../testing/manifests';
import { endIn, worldOf } from '../../testing/reachWorld';
import { isExact } from './bounds';
import { findEnds } from './ends';
import { list } from './listing';
import { ask } from './question';

const INGRESS = (name: string, className: string): string => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: shop}
spec:
  ingressClassName: ${className}
  rules: [{http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]
`;
const SOURCE =
  deployment('web', 'app: web') +
  deployment('db', 'app: db') +
  service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: 8080}]') +
  INGRESS('shop', 'nginx') +
  INGRESS('admin', 'traefik') +
  policy(
    'from-nginx',
    'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}]}]',
  );
const NGINX = 'nginx=ingress-nginx/{app=ingress-nginx}';

function outcome(from: string, to: string, controllers: readonly string[] = [], source = SOURCE): string {
  const world = worldOf(source, { ingressControllers: controllers });
  return ask(world, endIn(world, from), endIn(world, to), { protocol: 'TCP', port: '8080' }).outcome;
}

test.each([
  ['web', 'db', 'deny'],
  ['shop/web', 'namespace shop', 'deny'],
  ['namespace shop', '203.0.113.7', 'allow'],
  ['ns:ingress-nginx', 'web', 'allow'],
  ['203.0.113.7', 'web', 'deny'],
  ['2001:db8::/32', 'web', 'deny'],
  ['node:web', 'web', 'allow'],
  ['ingress-nginx/{app=x}', 'web', 'allow'],
  ['shop/{app=x}', 'web', 'deny'],
  ['{ingress-controller}', 'web', 'unknown'],
  ['ingress shop/shop', 'web', 'unknown'],
])('%s to %s: %s', (from, to, expected) => expect(outcome(from, to)).toBe(expected));

test('where the settings say who serves a class, policies that name it are decided', () => {
  expect(outcome('ingress shop', 'web', [NGINX])).toBe('allow');
  expect(outcome('ingress admin', 'web', [NGINX])).toBe('unknown');
  expect(outcome('ingress admin', 'web', [NGINX, '*=traefik/{app=traefik}'])).toBe('deny');
  expect(outcome('{ingress-controller}', 'web', [NGINX])).toBe('allow');
  const denied = deployment('nginx', 'app: ingress-nginx').replace('shop', 'ingress-nginx');
  const closed = policy('p', 'podSelector: {}, policyTypes: [Egress]').replace('shop', 'ingress-nginx');
  expect(outcome('ingress shop', 'web', [NGINX], SOURCE + denied + closed)).toBe('deny');
});

test('the listing knows them, too', () => {
  const exact = (controllers: readonly string[]): boolean | undefined => {
    const rows = [...list(worldOf(SOURCE, { ingressControllers: controllers }))];
    const row = rows.find(({ source }) => source.type === 'ingress-controller');
    return row && isExact(row.bounds);
  };
  expect(exact([])).toBe(false);
  expect(exact([NGINX, '*=traefik/{app=traefik}'])).toBe(true);
});

test('a namespace of the manifests is all of its pods', () => {
  const [end] = findEnds(worldOf(SOURCE), 'namespace shop');
  expect(end?.type === 'endpoints' && end.endpoints.length).toBe(2);
});
