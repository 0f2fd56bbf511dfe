import { expect, test } from 'vitest';
import { lensesOf, lensTargetsOf } from '../../testing/lensesOf';
import { deployment, policy } from '../../testing/manifests';

const inNamespace = (namespace: string, text: string): string =>
  text.replace('namespace: shop', `namespace: ${namespace}`);
const PODS =
  deployment('web', 'app: web') +
  deployment('db', 'app: db') +
  inNamespace('ops', deployment('metrics', 'app: metrics')) +
  '\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}' +
  '\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ops, labels: {team: ops}}\n';

/** The lens of each rule, the policy's own left out. */
function ruleLenses(
  rules: string,
  others = PODS,
  spec = 'podSelector: {matchLabels: {app: db}}',
): readonly string[] {
  const lenses = lensesOf(policy('it', `${spec}, ${rules}`) + others);
  return lenses.filter((lens) => lens.startsWith('NetworkPolicy/it:')).slice(1);
}

const ingressLens = (from: string, others?: string): string | undefined =>
  ruleLenses(`ingress: [{from: [${from}]}]`, others)[0]?.replace('NetworkPolicy/it: ', '');

const web = 'podSelector: {matchLabels: {app: web}}';

test('pods, by where they are', () => {
  expect(ingressLens(`{${web}}`)).toBe('matches 2 pods in shop');
  expect(ingressLens('{namespaceSelector: {matchLabels: {team: ops}}}')).toBe('matches 2 pods in ops');
  expect(ingressLens('{namespaceSelector: {}}')).toBe('matches 6 pods in 2 namespaces');
  expect(ingressLens(`{${web}}, {namespaceSelector: {matchLabels: {team: ops}}}`)).toBe(
    'matches 4 pods in 2 namespaces',
  );
  expect(ingressLens(`{${web}}, {${web}}`), 'the same pods twice').toBe('matches 2 pods in shop');
});

test('no pods, and pods of elsewhere', () => {
  const nobody = 'podSelector: {matchLabels: {app: nobody}}';
  expect(ingressLens(`{${nobody}}`)).toBe('matches no pods');
  expect(ingressLens(`{${web}}, {${nobody}}`)).toBe('matches 2 pods in shop · nothing for 1 peer');
  expect(ingressLens('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}')).toBe(
    'matches no pods in this workspace',
  );
});

test('everyone, and nobody', () => {
  expect(ruleLenses('ingress: [{}], egress: [{ports: [{port: 53}]}]')).toMatchInlineSnapshot(`
    [
      "NetworkPolicy/it: matches everyone, inside and outside of the cluster",
      "NetworkPolicy/it: matches every destination, inside and outside of the cluster",
    ]
  `);
  expect(ingressLens('{}')).toBe('matches nobody');
});

test('addresses: how many, and what for', () => {
  const block = (text: string): string | undefined => ingressLens(`{ipBlock: {${text}}}`);
  expect(block('cidr: 10.0.0.0/8')).toBe('matches 16,777,216 addresses, private (RFC 1918)');
  expect(block('cidr: 10.0.0.0/8, except: [10.0.0.0/9]')).toBe(
    'matches 8,388,608 addresses, private (RFC 1918)',
  );
  expect(block('cidr: 0.0.0.0/0')).toBe('matches every IPv4 address');
  expect(block('cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16]')).toBe(
    'matches every IPv4 address but 2 ranges',
  );
  expect(block('cidr: 169.254.169.254/32')).toBe('matches 1 address, the metadata address of the clouds');
  expect(block('cidr: "{{ .cidr }}"')).toBe('matches addresses that a template decides');
  expect(ingressLens(`{${web}}, {ipBlock: {cidr: "2001:db8::/32"}}`)).toBe(
    'matches 2 pods in shop · 2^96 addresses, documentation (RFC 3849)',
  );
});

test('rules for a direction that the policy leaves alone', () => {
  expect(ruleLenses(`policyTypes: [Ingress], egress: [{to: [{${web}}]}]`)).toEqual([
    'NetworkPolicy/it: no effect: policyTypes does not list Egress',
  ]);
});

test('unknown where a template decides', () => {
  expect(ingressLens('{podSelector: {matchLabels: {app: "{{ .app }}"}}}')).toBe('pods unknown (template)');
  expect(ingressLens(`{${web}}`, `${PODS}---\nkind: [\napiVersion: v1`), 'found all the same').toBe(
    'matches 2 pods in shop',
  );
});

test('rules of admin policies', () => {
  const admin = `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: it}
spec:
  priority: 10
  subject: {namespaces: {}}
  ingress:
    - {action: Allow, from: [{pods: {namespaceSelector: {matchLabels: {team: ops}}, podSelector: {}}}]}
    - {action: Deny, from: [{namespaces: {}}]}
  egress:
    - {action: Deny, to: [{networks: [10.0.0.0/8]}]}
    - {action: Allow, to: [{nodes: {matchLabels: {role: db}}}]}
`;
  expect(lensesOf(admin + PODS).filter((lens) => lens.startsWith('Admin'))).toMatchInlineSnapshot(`
    [
      "AdminNetworkPolicy/it: applies to 6 pods in 2 namespaces · in: Allow, Deny · out: Deny, Allow · before NetworkPolicies",
      "AdminNetworkPolicy/it: matches 2 pods in ops",
      "AdminNetworkPolicy/it: matches 6 pods in 2 namespaces",
      "AdminNetworkPolicy/it: matches 16,777,216 addresses, private (RFC 1918)",
      "AdminNetworkPolicy/it: matches nodes",
    ]
  `);
});

test('a click shows the labels of the pods', () => {
  expect(
    lensTargetsOf(
      policy('it', `podSelector: {}, ingress: [{from: [{${web}}]}]`) + deployment('web', 'app: web'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "NetworkPolicy/it → main.yaml:14:25 "app: web"",
      "NetworkPolicy/it → main.yaml:14:25 "app: web"",
      "Deployment/web → main.yaml:4:18 "it"",
    ]
  `);
});
