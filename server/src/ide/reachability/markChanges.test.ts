import { expect, test } from 'vitest';
import { worldsOf } from '../../testing/changesOf';
import { deployment, policy, service } from '../../testing/manifests';
import { markChanges } from './markChanges';
import { reachGraph } from './reachGraph';

const HTTP = '{name: http, containerPort: 8080}';
const SHOP =
  deployment('web', 'app: web', HTTP).replace(
    '[{name: app,',
    '[{name: app, env: [{name: API, value: "http://api"}],',
  ) +
  deployment('api', 'app: api', HTTP) +
  service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: http}]');
const DENY = policy('deny-all', 'podSelector: {}, policyTypes: [Ingress]');
const allow = (source: string): string =>
  policy(
    'to-api',
    `podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: ${source}}}}], ports: [{port: http}]}]`,
  );

/** `web calls service:api denied: closed`, for edges that differ. */
function marked(before: string, after: string): readonly string[] {
  const worlds = worldsOf(before, after);
  const { nodes, edges } = markChanges(reachGraph(worlds.after), worlds);
  const labels = new Map(
    nodes.map(({ id, type, label }) => [id, type === 'workload' ? label : `${type}:${label}`]),
  );
  return edges
    .filter(({ change }) => change !== undefined)
    .map(({ source, target, type, verdict, connections, change, reasons }) => {
      const why = reasons.map(({ text }) => ` (${text})`).join('');
      return `${labels.get(source)} ${type} ${labels.get(target)} ${connections} ${verdict}: ${change}${why}`;
    });
}

test('nothing is marked where nothing differs', () => {
  expect(marked(SHOP + DENY, SHOP + DENY)).toEqual([]);
});

test('a call that the policies let through no more keeps its edge', () => {
  expect(marked(SHOP + DENY + allow('web'), SHOP + DENY + allow('other'))).toMatchInlineSnapshot(`
    [
      "web calls service:api TCP 8080 denied: closed",
    ]
  `);
});

test('and one that they let through now', () => {
  expect(marked(SHOP + DENY, SHOP + DENY + allow('web'))).toMatchInlineSnapshot(`
    [
      "web calls service:api TCP 8080 allowed: opened",
    ]
  `);
});

test('what no edge tells gets one, with its cause', () => {
  expect(marked(SHOP, SHOP + DENY + allow('web'))).toMatchInlineSnapshot(`
    [
      "api allows web all ports denied: closed (by deny-all)",
      "outside:Outside the cluster allows web all ports denied: closed (by deny-all)",
      "web allows api all but TCP 8080 denied: closed (by to-api, deny-all)",
      "outside:Outside the cluster allows api all ports denied: closed (by to-api, deny-all)",
    ]
  `);
});

test('a route stands for what serves it', () => {
  const ingress = (name: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: shop}
spec: {defaultBackend: {service: {name: ${name}, port: {number: 80}}}}
---
`;
  const web = service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]');
  const shop = SHOP + web + ingress('web') + ingress('api');
  const only = policy('api-only', 'podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress]');
  expect(marked(shop, shop + only).filter((line) => line.startsWith('route:'))).toMatchInlineSnapshot(`
    [
      "route:api routes service:api TCP 8080 denied: closed",
    ]
  `);
});
