/** Small random clusters, and the manifests that describe them. */
import fc from 'fast-check';
import type {
  NaiveAdminPolicy,
  NaiveAdminRule,
  NaiveCluster,
  NaivePeer,
  NaivePod,
  NaivePolicy,
  NaivePort,
  NaiveSelector,
} from './naiveReach';

export const NAMESPACES = ['a', 'b', 'c'];
export const OUTSIDE = ['10.0.0.7', '203.0.113.9', '8.8.8.8'];

const values = fc.constantFrom('x', 'y');
const key = fc.constantFrom('app', 'tier');
const labels = fc.dictionary(key, values, { maxKeys: 2 });

const expression = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  fc.record({
    key,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.uniqueArray(values, { minLength: 1 }),
  }),
);
const selector: fc.Arbitrary<NaiveSelector> = fc.oneof(
  fc.constant({}),
  fc.record({ matchLabels: labels }),
  fc.record({ matchExpressions: fc.array(expression, { minLength: 1, maxLength: 2 }) }),
);
const namespaceSelector: fc.Arbitrary<NaiveSelector> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...NAMESPACES).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
  fc.record({ matchLabels: labels }),
);

const peer: fc.Arbitrary<NaivePeer> = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector }),
  fc.record({ podSelector: selector, namespaceSelector }),
  fc.constantFrom(
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/29'] } },
    { ipBlock: { cidr: '0.0.0.0/0' } },
    { ipBlock: { cidr: '0.0.0.0/0', except: ['10.1.0.0/16'] } },
  ),
);
const port: fc.Arbitrary<NaivePort> = fc.oneof(
  fc.constantFrom(
    { port: 80 },
    { port: 80, endPort: 90 },
    { protocol: 'UDP' },
    { protocol: 'UDP', port: 53 },
  ),
  fc.constantFrom({ port: 'http' }, { protocol: 'UDP', port: 'http' }, {}),
);
const policy: fc.Arbitrary<NaivePolicy> = fc.record(
  {
    namespace: fc.constantFrom(...NAMESPACES),
    podSelector: selector,
    policyTypes: fc.constantFrom([], ['Ingress'], ['Egress'], ['Ingress', 'Egress']),
    ingress: fc.array(
      fc.record({ from: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) }),
      { maxLength: 2 },
    ),
    egress: fc.array(
      fc.record({ to: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['namespace', 'podSelector'] },
);

const selection = fc.record({ namespaces: namespaceSelector, pods: selector });
const adminRule: fc.Arbitrary<NaiveAdminRule> = fc.record(
  {
    action: fc.constantFrom('Accept' as const, 'Deny' as const, 'Pass' as const),
    peers: fc.array(selection, { minLength: 1, maxLength: 2 }),
    ports: fc.constantFrom([80], [8080], [80, 90]),
  },
  { requiredKeys: ['action', 'peers'] },
);
const adminPolicy: fc.Arbitrary<NaiveAdminPolicy> = fc.record({
  tier: fc.constantFrom('Admin' as const, 'Baseline' as const),
  priority: fc.nat(1000),
  subject: selection,
  ingress: fc.array(adminRule, { maxLength: 3 }),
  egress: fc.array(adminRule, { maxLength: 3 }),
});

const pods: fc.Arbitrary<readonly NaivePod[]> = fc
  .array(
    fc.record({
      namespace: fc.constantFrom(...NAMESPACES),
      labels,
      ports: fc.constantFrom(
        [],
        [{ name: 'http', number: 80, protocol: 'TCP' }],
        [{ name: 'http', number: 8080, protocol: 'TCP' }],
        [{ name: 'http', number: 53, protocol: 'UDP' }],
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map((each, index) => ({ ...each, name: `pod-${index}`, ip: `10.${index}.0.${index + 1}` })),
  );

export const policyArbitrary = policy;

export const clusterArbitrary: fc.Arbitrary<NaiveCluster> = fc
  .record({
    extra: fc.record(Object.fromEntries(NAMESPACES.map((name) => [name, labels]))),
    pods,
    policies: fc.array(policy, { maxLength: 4 }),
    adminPolicies: fc.uniqueArray(adminPolicy, { maxLength: 3, selector: ({ priority }) => priority }),
  })
  .map(({ extra, ...cluster }) => ({
    ...cluster,
    namespaces: Object.fromEntries(
      NAMESPACES.map((name) => [name, { ...extra[name], 'kubernetes.io/metadata.name': name }]),
    ),
  }));

/** A manifest for each object of the cluster, the pods first. */
export function manifestsOf({
  namespaces,
  pods: all,
  policies,
  adminPolicies,
}: NaiveCluster): readonly string[] {
  return [
    ...all.map(podManifest),
    ...Object.entries(namespaces).map(([name, each]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: each },
    })),
    ...policies.map(policyManifest),
    ...adminPolicies.map(({ tier, priority, subject, ingress, egress }, index) => ({
      apiVersion: 'policy.networking.k8s.io/v1alpha2',
      kind: 'ClusterNetworkPolicy',
      metadata: { name: `admin-${index}` },
      spec: {
        tier,
        priority,
        subject: { pods: podsOf(subject) },
        ingress: ingress.map((rule) => adminRuleManifest(rule, 'from')),
        egress: egress.map((rule) => adminRuleManifest(rule, 'to')),
      },
    })),
  ].map((object) => JSON.stringify(object));
}

function podManifest({ namespace, name, labels: own, ip, ports }: NaivePod): object {
  const containerPorts = ports.map((each) => ({
    name: each.name,
    containerPort: each.number,
    protocol: each.protocol,
  }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: own },
    spec: { containers: [{ name: 'app', ports: containerPorts }] },
    status: { podIP: ip },
  };
}

function policyManifest({ namespace, ...spec }: NaivePolicy, index: number): object {
  const metadata = { namespace, name: `policy-${index}` };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}

function adminRuleManifest({ action, peers, ports }: NaiveAdminRule, peersKey: 'from' | 'to'): object {
  return {
    action,
    [peersKey]: peers.map((each) => ({ pods: podsOf(each) })),
    ...(ports ? { protocols: ports.map((number) => ({ tcp: { destinationPort: { number } } })) } : {}),
  };
}

function podsOf({ namespaces, pods: selected }: NaiveAdminPolicy['subject']): object {
  return { namespaceSelector: namespaces, podSelector: selected };
}
