import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../testing/manifests';
import { endIn, worldOf } from '../../testing/reachWorld';
import type { Assumptions } from '../../workspace/assumptions';
import { ask } from './question';

const PODS =
  deployment('web', 'app: web', '{name: http, containerPort: 8080}') +
  deployment('db', 'app: db', '{name: sql, containerPort: 5432}');

/** `deny by egress, ingress`, `allow` … for a connection from `from` to `to`. */
function answer(
  source: string,
  from: string,
  to: string,
  port: string,
  assumptions: Partial<Assumptions> = {},
): string {
  const world = worldOf(source, assumptions);
  const [protocol = 'TCP', number = ''] = port.includes(':') ? port.split(':') : ['TCP', port];
  const { outcome, deniedBy, why } = ask(world, endIn(world, from), endIn(world, to), {
    protocol,
    port: number,
  });
  return why ?? [outcome, ...(deniedBy.length > 0 ? [`by ${deniedBy.join(', ')}`] : [])].join(' ');
}

const DENY_ALL = policy('deny', 'podSelector: {}, policyTypes: [Ingress, Egress]');

test.each([
  ['nothing isolates', PODS, 'allow'],
  ['both ends deny', PODS + DENY_ALL, 'deny by Egress, Ingress'],
  ['the other end denies', PODS + policy('p', 'podSelector: {matchLabels: {app: db}}'), 'deny by Ingress'],
  [
    'another port',
    PODS + policy('p', 'podSelector: {}, ingress: [{ports: [{port: 80}]}]'),
    'deny by Ingress',
  ],
  ['the port by its name', PODS + policy('p', 'podSelector: {}, ingress: [{ports: [{port: sql}]}]'), 'allow'],
  [
    'a name that the destination has not',
    PODS + policy('p', 'podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]'),
    'deny by Egress',
  ],
  [
    'labels that a controller sets',
    PODS + policy('p', 'podSelector: {matchLabels: {pod-template-hash: abc}}'),
    'unknown',
  ],
  [
    'a policy that a template writes',
    PODS + policy('p', 'podSelector: {}, ingress: [{ports: [{port: {{ .Values.port }}}]}]'),
    'unknown',
  ],
])('web to db: %s', (_, source, expected) => expect(answer(source, 'web', 'db', '5432')).toBe(expected));

test('a Service is the pods behind it, at their ports', () => {
  const source =
    PODS +
    service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: sql}]') +
    policy('p', 'podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]');
  expect(answer(source, 'web', 'service shop/db', '80')).toBe('allow');
  expect(answer(source, 'web', 'service shop/db', '5432')).toBe('service shop/db has no port TCP 5432');
});

test('a headless Service translates nothing', () => {
  const headless = service(
    'db',
    'clusterIP: None, selector: {app: db}, ports: [{port: 80, targetPort: 5432}]',
  );
  const source =
    PODS +
    headless +
    policy('p', 'podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]');
  expect(answer(source, 'web', 'service db', '80')).toBe('deny by Ingress');
  expect(answer(source, 'web', 'service db', '5432')).toBe('allow');
});

test('a Service of which only some pods can be reached is partial, one without any refuses', () => {
  const both = service('all', 'selector: {}, ports: [{port: 80}]').replace(
    'selector: {}',
    'selector: {tier: x}',
  );
  const source =
    deployment('a', 'app: a, tier: x') +
    deployment('b', 'app: b, tier: x') +
    PODS +
    both +
    service('none', 'selector: {app: nobody}, ports: [{port: 80}]') +
    policy('p', 'podSelector: {matchLabels: {app: a}}');
  expect(answer(source, 'web', 'service all', '80')).toBe('partial');
  expect(answer(source, 'web', 'service none', '80')).toBe(
    'service shop/none has no endpoints for this port',
  );
});

const HOST = deployment('agent', 'app: agent', '', ', hostNetwork: true').replace(
  'containers: [{name: app, ports: []}], hostNetwork: true',
  'hostNetwork: true, containers: [{name: app}]',
);

test('pods on the host network are nodes, unless they are said to be pods', () => {
  const source = PODS + HOST + DENY_ALL;
  expect(answer(source, 'agent', 'web', '8080')).toBe('deny by Ingress');
  expect(answer(source, 'web', 'agent', '80')).toBe('deny by Egress');
  expect(answer(source, 'agent', 'web', '8080', { hostNetworkPods: 'pod' })).toBe('deny by Egress, Ingress');
});

test('a node reaches the pods that run on it', () => {
  expect(answer(PODS + DENY_ALL, 'node:web', 'web', '8080')).toBe('allow');
  expect(answer(PODS + DENY_ALL, 'node:db', 'web', '8080')).toBe('unknown');
  expect(answer(PODS + DENY_ALL, 'web', 'node:web', '10250')).toBe('unknown');
});

test('whether an ipBlock matches pods is assumed, or unknown', () => {
  const source = PODS + policy('p', 'podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]');
  expect(answer(source, 'web', 'db', '5432')).toBe('unknown');
  expect(answer(source, 'web', 'db', '5432', { ipBlocksMatchPods: 'yes' })).toBe('allow');
  expect(answer(source, 'web', 'db', '5432', { ipBlocksMatchPods: 'no' })).toBe('deny by Ingress');
  expect(answer(source, '203.0.113.7', 'db', '5432')).toBe('allow');
  expect(answer(source, '2001:db8::1', 'db', '5432')).toBe('deny by Ingress');
});

test('a replica of a StatefulSet is a pod of its own', () => {
  const source =
    `
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {replicas: 2, template: {metadata: {labels: {app: db}}}}
` +
    deployment('web', 'app: web') +
    policy('p', 'podSelector: {matchLabels: {statefulset.kubernetes.io/pod-name: db-0}}');
  expect(answer(source, 'web', 'shop/db-0', '1')).toBe('deny by Ingress');
  expect(answer(source, 'web', 'shop/db-1', '1')).toBe('allow');
  expect(answer(source, 'web', 'shop/db', '1')).toBe('unknown');
  expect(answer(source, 'shop/db-0', 'shop/db-0', '1')).toBe('allow');
});

test('pods that are not there are asked for by their labels', () => {
  const source =
    PODS +
    policy(
      'p',
      'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]',
    );
  expect(answer(source, 'shop/{app=api}', 'db', '5432')).toBe('allow');
  expect(answer(source, 'other/{app=api}', 'db', '5432')).toBe('deny by Ingress');
  expect(answer(source, '{ingress-controller}', 'db', '5432')).toBe('unknown');
});

const CILIUM = `
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: c, namespace: shop}
spec: {endpointSelector: {matchLabels: {app: db}}}
`;

test('a CiliumNetworkPolicy makes what it selects unknown', () => {
  expect(answer(PODS + CILIUM, 'web', 'db', '5432')).toBe('unknown');
  expect(answer(PODS + CILIUM, 'db', 'web', '8080')).toBe('unknown');
  expect(answer(PODS + CILIUM + deployment('x', 'app: x'), 'web', 'x', '80')).toBe('allow');
});

test('a policy of another plugin makes unknown whatever it may be about', () => {
  const calico = (kind: string): string => `
---
apiVersion: projectcalico.org/v3
kind: ${kind}
metadata: {name: c, namespace: shop}
spec: {selector: app == 'db'}
`;
  const other = deployment('other', 'app: x').replace('shop', 'other');
  expect(answer(PODS + calico('NetworkPolicy'), 'web', 'db', '5432')).toBe('unknown');
  expect(answer(PODS + calico('NetworkPolicy') + other, '203.0.113.7', 'other/other', '80')).toBe('allow');
  expect(answer(PODS + calico('GlobalNetworkPolicy') + other, '203.0.113.7', 'other/other', '80')).toBe(
    'unknown',
  );
});

function admin(name: string, priority: number, action: string): string {
  return `
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: ${name}}
spec: {priority: ${priority}, subject: {namespaces: {}}, ingress: [{action: ${action}, from: [{namespaces: {}}]}]}
`;
}

test('which of two policies of one priority goes first is not defined', () => {
  expect(answer(PODS + admin('a', 1, 'Allow') + admin('b', 2, 'Deny'), 'web', 'db', '1')).toBe('allow');
  expect(answer(PODS + admin('a', 1, 'Allow') + admin('b', 1, 'Deny'), 'web', 'db', '1')).toBe('unknown');
  expect(answer(PODS + admin('a', 1, 'Allow') + admin('b', 1, 'Allow'), 'web', 'db', '1')).toBe('allow');
});

test('a peer that the API does not know fails closed', () => {
  const unknownPeer = (action: string): string =>
    admin('a', 1, action).replace('from: [{namespaces: {}}]', 'from: [{galaxies: {}}]');
  expect(answer(PODS + unknownPeer('Allow'), 'web', 'db', '1')).toBe('allow');
  expect(answer(PODS + unknownPeer('Deny'), 'web', 'db', '1')).toBe('deny by Ingress');
});

test('a plugin that ignores policies lets everything through', () => {
  expect(answer(PODS + DENY_ALL, 'web', 'db', '5432', { enforcement: 'ignored' })).toBe('allow');
});
