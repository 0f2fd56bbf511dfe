import { expect, test } from 'vitest';
import type { Direction } from '../../kinds/networkPolicy';
import { deployment, policy } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import { rangeText } from './addresses';
import { isExact } from './bounds';
import { connectionText } from './connections';
import { peerName } from './endpoint';
import { neighboursOf } from './neighbours';

const PODS =
  deployment('web', 'app: web') +
  deployment('db', 'app: db', '{name: postgres, containerPort: 5432}') +
  deployment('host', 'app: host', '', ', hostNetwork: true') +
  deployment('metrics', 'app: metrics').replace('namespace: shop', 'namespace: ops');

const fromWeb = 'from: [{podSelector: {matchLabels: {app: web}}}]';

/** Neighbours of `shop/db`, each in a line. */
function around(policies: string, direction: Direction = 'Ingress'): Record<string, unknown> {
  const world = worldOf(PODS + policies);
  const db = world.pods.find((pods) => peerName(pods) === 'shop/db[Deployment]');
  if (!db) throw new Error('no db');
  const { usual, named, absent, outside } = neighboursOf(world, db, direction);
  const text = (bounds: typeof usual): string =>
    isExact(bounds) ? connectionText(bounds.sure) : `perhaps ${connectionText(bounds.possible)}`;
  return {
    usual: text(usual),
    named: named.map(({ pods, bounds }) => `${peerName(pods)}: ${text(bounds)}`),
    absent: absent.length,
    outside: outside.map(({ range, bounds }) => `${rangeText(range)}: ${text(bounds)}`),
  };
}

const subject = 'podSelector: {matchLabels: {app: db}}';

test('without a policy everybody, and nobody in particular', () => {
  expect(around('')).toMatchInlineSnapshot(`
    {
      "absent": 0,
      "named": [],
      "outside": [
        "0.0.0.0-255.255.255.255: All Connections",
      ],
      "usual": "All Connections",
    }
  `);
});

test('pods that rules name, at the ports that both ends allow', () => {
  expect(around(policy('it', `${subject}, ingress: [{${fromWeb}, ports: [{port: postgres}]}]`)))
    .toMatchInlineSnapshot(`
    {
      "absent": 0,
      "named": [
        "shop/web[Deployment]: TCP 5432",
      ],
      "outside": [],
      "usual": "No Connections",
    }
  `);
  const web = policy('web', 'podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]');
  expect(around(policy('it', `${subject}, ingress: [{${fromWeb}}]`) + web).named).toEqual([]);
});

test('everyone, and some on another port', () => {
  const ops = 'from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}]';
  expect(around(policy('it', `${subject}, ingress: [{ports: [{port: 80}]}, {${ops}, ports: [{port: 90}]}]`)))
    .toMatchInlineSnapshot(`
    {
      "absent": 0,
      "named": [
        "ops/metrics[Deployment]: TCP 80,90",
      ],
      "outside": [
        "0.0.0.0-255.255.255.255: TCP 80",
      ],
      "usual": "TCP 80",
    }
  `);
});

test('addresses, and pods on the network of a node', () => {
  expect(
    around(
      policy('it', `${subject}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]`),
    ),
  ).toMatchInlineSnapshot(`
    {
      "absent": 0,
      "named": [
        "shop/host[Deployment]: perhaps All Connections",
      ],
      "outside": [
        "10.0.0.0-10.0.255.255: All Connections",
        "10.2.0.0-10.255.255.255: All Connections",
      ],
      "usual": "perhaps All Connections",
    }
  `);
});

test('pods of elsewhere, and egress', () => {
  const kubeSystem = 'to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]';
  const web = 'to: [{podSelector: {matchLabels: {app: web}}}]';
  expect(
    around(policy('it', `${subject}, policyTypes: [Egress], egress: [{${kubeSystem}}, {${web}}]`), 'Egress'),
  ).toMatchInlineSnapshot(`
    {
      "absent": 1,
      "named": [
        "shop/web[Deployment]: All Connections",
      ],
      "outside": [],
      "usual": "No Connections",
    }
  `);
});

test('a policy that a template decides leaves all perhaps', () => {
  expect(around(policy('it', `${subject}, ingress: {{ .rules }}`)).usual).toBe('perhaps All Connections');
});
