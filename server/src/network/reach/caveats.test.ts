import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../testing/manifests';
import { endIn, worldOf } from '../../testing/reachWorld';
import type { Assumptions } from '../../workspace/assumptions';
import { ask } from './question';

const PODS = deployment('web', 'app: web') + deployment('db', 'app: db', '{name: sql, containerPort: 5432}');
const CLOSED = policy('p', 'podSelector: {matchLabels: {app: db}}');

/** `allow`, `unknown (own-service)` …, or why there is no answer. */
function answer(
  source: string,
  from: string,
  to: string,
  port: string,
  assumptions: Partial<Assumptions> = {},
): string {
  const world = worldOf(source, assumptions);
  const asked = { protocol: 'TCP', port };
  const { outcome, why, paths } = ask(world, endIn(world, from), endIn(world, to), asked);
  const caveats = [...new Set(paths.flatMap((path) => path.caveats))];
  return why ?? (caveats.length > 0 ? `${outcome} (${caveats.join(', ')})` : outcome);
}

const pod = (name: string, spec: string, more = ''): string => `
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {${spec}}
${more}
`;

test('a pod reaches itself, but through its Service only where policies let it', () => {
  const own =
    pod('one', 'containers: [{name: c}]') + service('one', 'selector: {app: one}, ports: [{port: 80}]');
  const closed = own + policy('p', 'podSelector: {}');
  expect(answer(closed, 'pod/one', 'pod/one', '80')).toBe('allow');
  expect(answer(closed, 'pod/one', 'service one', '80')).toBe('unknown (own-service)');
  expect(answer(own, 'pod/one', 'service one', '80')).toBe('allow');
});

test('pods that are not ready are behind no Service, unless it publishes them', () => {
  const status = 'status: {conditions: [{type: Ready, status: "False"}]}';
  const target = (more: string): string =>
    PODS +
    pod('one', 'containers: [{name: c}]', status) +
    service('one', `selector: {app: one}, ports: [{port: 80}]${more}`);
  expect(answer(target(''), 'web', 'service one', '80')).toBe(
    'service shop/one has no endpoints for this port',
  );
  expect(answer(target(', publishNotReadyAddresses: true'), 'web', 'service one', '80')).toBe('allow');
});

test('which pods are on the node of the client is not known', () => {
  const local = service('db', 'selector: {app: db}, internalTrafficPolicy: Local, ports: [{port: 5432}]');
  expect(answer(PODS + local, 'web', 'service db', '5432')).toBe('unknown (local-endpoints)');
  expect(answer(PODS + local + CLOSED, 'web', 'service db', '5432')).toBe('deny (local-endpoints)');
});

const FROM_OFFICE = policy('p', 'podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]');

test('an ipBlock may see the node in the place of the client', () => {
  const balancer = (more: string): string =>
    PODS +
    FROM_OFFICE +
    service('db', `type: LoadBalancer, selector: {app: db}, ports: [{port: 5432}]${more}`);
  expect(answer(balancer(''), '203.0.113.7', 'service db', '5432')).toBe('unknown (rewritten-source)');
  expect(answer(balancer(', externalTrafficPolicy: Local'), '203.0.113.7', 'service db', '5432')).toBe(
    'allow',
  );
  expect(answer(balancer(''), '198.51.100.7', 'service db', '5432')).toBe('unknown (rewritten-source)');
  const everyone = PODS + service('db', 'type: NodePort, selector: {app: db}, ports: [{port: 5432}]');
  expect(answer(everyone, '198.51.100.7', 'service db', '5432')).toBe('allow');
  expect(answer(everyone + CLOSED, '198.51.100.7', 'service db', '5432')).toBe('deny');
});

test('a load balancer that does not take the client leaves the ports of the nodes', () => {
  const source =
    PODS +
    service(
      'db',
      'type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24], selector: {app: db}, ports: [{port: 5432}]',
    );
  expect(answer(source, '203.0.113.7', 'service db', '5432')).toBe('allow');
  expect(answer(source, '198.51.100.7', 'service db', '5432')).toBe('unknown (source-ranges)');
  expect(answer(source, 'web', 'service db', '5432')).toBe('allow');
});

test('a plugin may want the port of the Service to be that of its pods', () => {
  const source =
    PODS +
    service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: sql}]') +
    policy('p', 'podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]');
  const same = { servicePorts: 'same' } as const;
  expect(answer(source, 'web', 'service db', '80')).toBe('allow');
  expect(answer(source, 'web', 'service db', '80', same)).toBe('unknown (service-port)');
  expect(answer(source.replace('{port: 80,', '{port: 5432,'), 'web', 'service db', '5432', same)).toBe(
    'allow',
  );
});

test('the tunnel of an ambient mesh goes to a port of its own', () => {
  const ambient = `
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
`;
  const only = (port: number): string =>
    policy('p', `podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: ${port}}]}]`);
  expect(answer(PODS + ambient + only(5432), 'web', 'db', '5432')).toBe('deny (ambient)');
  expect(answer(PODS + ambient + only(15008), 'web', 'db', '5432')).toBe('allow (ambient)');
  expect(answer(PODS + only(5432), 'web', 'db', '5432')).toBe('allow');
  const apart = PODS.replace('{app: web}', '{app: web, istio.io/dataplane-mode: none}');
  expect(answer(apart + ambient + only(5432), 'web', 'db', '5432')).toBe('allow');
});

test('whether a Service selects pods may be up to a controller', () => {
  const source = PODS + service('x', 'selector: {app: db, pod-template-hash: abc}, ports: [{port: 80}]');
  expect(answer(source, 'web', 'service x', '80')).toBe('unknown (perhaps-behind)');
});

test('an alias is the Service or the host that it names', () => {
  const alias = (host: string): string => service('alias', `type: ExternalName, externalName: ${host}`);
  const db = service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: sql}]');
  const only = policy('p', 'podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]');
  const inside = PODS + db + alias('db.shop.svc.cluster.local.');
  expect(answer(inside + only, 'web', 'service alias', '80')).toBe('allow');
  expect(answer(inside + CLOSED, 'web', 'service alias', '80')).toBe('deny');
  expect(answer(PODS + alias('db.example.com'), 'web', 'service alias', '80')).toBe('allow');
  expect(answer(PODS + alias('db.example.com') + only, 'web', 'service alias', '80')).toBe('deny');
  const some = policy(
    'p',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]',
  );
  expect(answer(PODS + alias('db.example.com') + some, 'web', 'service alias', '80')).toBe('unknown');
});

test('an address that a slice lists stands for the pod that has it', () => {
  const slice = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db, namespace: shop, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
ports: [{port: 5432}]
endpoints: [{addresses: [10.0.0.7]}]
`;
  const one = pod('one', 'containers: [{name: c}]', 'status: {podIP: 10.0.0.7}');
  const source = PODS + one + slice + service('db', 'ports: [{port: 80}]');
  expect(answer(source, 'web', 'service db', '80')).toBe('allow');
  expect(
    answer(source + policy('p', 'podSelector: {matchLabels: {app: one}}'), 'web', 'service db', '80'),
  ).toBe('deny');
});

test('the port of a headless Service by its name is that of its SRV record', () => {
  const headless = service(
    'db',
    'clusterIP: None, selector: {app: db}, ports: [{name: x, port: 80, targetPort: sql}]',
  );
  const source =
    PODS +
    headless +
    policy('p', 'podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]');
  expect(answer(source, 'web', 'service db', 'x')).toBe('allow');
  expect(answer(source, 'web', 'service db', '80')).toBe('deny');
});

test('a port by name at a pod of which nothing is known is not known', () => {
  const rule = policy('p', 'podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]');
  expect(answer(PODS + rule, 'web', '{ingress-controller}', '80')).toBe('unknown');
});

const cluster = (spec: string): string => `
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: c}
spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ${spec}}
`;

test('ingress rules of admin policies name pods, and fail closed for all else', () => {
  const rule = (action: string): string =>
    cluster(`ingress: [{action: ${action}, from: [{networks: [203.0.113.0/24]}]}]`);
  expect(answer(PODS + CLOSED + rule('Accept'), '203.0.113.7', 'db', '80')).toBe('deny');
  expect(answer(PODS + rule('Deny'), 'web', 'db', '80')).toBe('deny');
});

test('nodes and domains are addresses that nobody knows', () => {
  const rule = (peer: string): string => cluster(`egress: [{action: Deny, to: [${peer}]}]`);
  const host = pod('agent', 'hostNetwork: true, containers: [{name: c}]');
  expect(answer(PODS + rule('{nodes: {}}'), 'web', '203.0.113.7', '80')).toBe('unknown');
  expect(answer(PODS + host + rule('{nodes: {}}'), 'web', 'pod/agent', '80')).toBe('unknown');
  expect(answer(PODS + rule('{nodes: {}}'), 'web', 'db', '80')).toBe('allow');
  expect(answer(PODS + rule('{domainNames: ["*.example.com"]}'), 'web', 'db', '80')).toBe('allow');
});

test('SCTP, and an end of a range below its start', () => {
  const rule = policy(
    'p',
    'podSelector: {}, ingress: [{ports: [{protocol: SCTP, port: 80, endPort: 90}, {port: 90, endPort: 80}]}]',
  );
  const world = worldOf(PODS + rule);
  const over = (protocol: string, port: string): string =>
    ask(world, endIn(world, 'web'), endIn(world, 'db'), { protocol, port }).outcome;
  expect([over('SCTP', '85'), over('SCTP', '91'), over('TCP', '85')]).toEqual(['allow', 'deny', 'deny']);
});

test('a baseline that is not called default is none', () => {
  const baseline = (name: string): string => `
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: BaselineAdminNetworkPolicy
metadata: {name: ${name}}
spec: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
`;
  expect(answer(PODS + baseline('default'), 'web', 'db', '80')).toBe('deny');
  expect(answer(PODS + baseline('other'), 'web', 'db', '80')).toBe('allow');
});
