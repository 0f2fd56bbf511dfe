import { expect, test } from 'vitest';
import { lensesOf, lensTargetsOf } from '../../testing/lensesOf';
import { deployment, policy, service } from '../../testing/manifests';

const PODS =
  deployment('web', 'app: web') +
  deployment('api', 'app: api') +
  deployment('db', 'app: db', '{name: postgres, containerPort: 5432}');

const subject = 'podSelector: {matchLabels: {app: db}}';
const pods = (...names: readonly string[]): string =>
  names.map((name) => `{podSelector: {matchLabels: {app: ${name}}}}`).join(', ');
const ingress = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: db, port: {number: 80}}}}]}}]}
`;

/** The lens of the Deployment `db`, or of another. */
function lens(manifests: string, name = 'db'): string | undefined {
  const found = lensesOf(PODS + manifests).filter((each) => each.startsWith(`Deployment/${name}: `));
  return found[1]?.replace(`Deployment/${name}: `, '');
}

test('none where no policy is written', () => {
  expect(lens('')).toBeUndefined();
  expect(lens(ingress)).toBeUndefined();
});

test('pods that no policy selects, beside others', () => {
  expect(lens(policy('it', subject), 'web')).toBe('ingress and egress open');
});

test('who reaches it, by name or by number', () => {
  expect(lens(policy('it', subject))).toBe('reachable from nobody · egress open');
  expect(lens(policy('it', `${subject}, ingress: [{from: [${pods('web', 'api')}]}]`))).toBe(
    'reachable from web and api · egress open',
  );
  const more = deployment('cart', 'app: cart');
  expect(lens(policy('it', `${subject}, ingress: [{from: [{podSelector: {}}]}]`) + more)).toBe(
    'reachable from 3 workloads · egress open',
  );
});

test('what the others may not send does not count', () => {
  const web = policy('web', 'podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]');
  expect(lens(`${policy('it', `${subject}, ingress: [{from: [${pods('web')}]}]`)}${web}`)).toBe(
    'reachable from nobody · egress open',
  );
});

test('what it reaches', () => {
  const both = 'policyTypes: [Ingress, Egress]';
  expect(lens(policy('it', `${subject}, ${both}`))).toBe('reachable from nobody · reaches nothing');
  expect(
    lens(
      policy(
        'it',
        `${subject}, ${both}, egress: [{to: [${pods('api')}]}, {to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]`,
      ),
    ),
  ).toBe('reachable from nobody · reaches api and outside');
  expect(lens(policy('it', `${subject}, policyTypes: [Egress], egress: [{ports: [{port: 443}]}]`))).toBe(
    'ingress open · reaches any destination on TCP 443',
  );
});

test('pods of elsewhere, and addresses', () => {
  const ops = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}';
  expect(lens(policy('it', `${subject}, ingress: [{from: [${ops}, {ipBlock: {cidr: 192.0.2.0/24}}]}]`))).toBe(
    'reachable from pods elsewhere and 192.0.2.0 – 192.0.2.255 · egress open',
  );
  const metrics = deployment('metrics', 'app: metrics').replace('namespace: shop', 'namespace: ops');
  expect(lens(policy('it', `${subject}, ingress: [{from: [${ops}]}]`) + metrics)).toBe(
    'reachable from ops/metrics · egress open',
  );
});

test('ways in from outside, as far as policies leave them open', () => {
  const behind = service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: 5432}]') + ingress;
  expect(lens(behind + policy('other', 'podSelector: {matchLabels: {app: web}}'))).toBe(
    'ingress and egress open · from outside by ingress/shop',
  );
  expect(lens(behind + policy('it', subject))).toBe('reachable from nobody · egress open');
  const controller = 'from: [{namespaceSelector: {matchLabels: {team: edge}}}]';
  expect(lens(behind + policy('it', `${subject}, ingress: [{${controller}}]`))).toBe(
    'reachable from pods elsewhere · egress open · perhaps from outside by ingress/shop',
  );
  const balancer = service(
    'lb',
    'type: LoadBalancer, selector: {app: db}, ports: [{port: 80, targetPort: 5432}]',
  );
  expect(lens(balancer + policy('it', `${subject}, ingress: [{ports: [{port: 5432}]}]`))).toBe(
    'reachable from everyone on TCP 5432 · egress open · from outside by service/lb',
  );
  expect(lens(balancer + policy('it', `${subject}, ingress: [{from: [${pods('web')}]}]`))).toBe(
    'reachable from web · egress open',
  );
});

test('unknown where a template or a kind that is not modelled decides', () => {
  expect(lens(policy('it', `${subject}, ingress: {{ .rules }}`))).toMatchInlineSnapshot(
    `"reachability unknown (networkpolicy/it: a template decides what it says)"`,
  );
  expect(lens(policy('it', 'podSelector: {matchLabels: {app: "{{ .app }}"}}'))).toMatchInlineSnapshot(
    `"reachability unknown (networkpolicy/it: a template decides what it says)"`,
  );
  expect(
    lens(`
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: it, namespace: shop}
spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [{}]}
`),
  ).toMatchInlineSnapshot(
    `"reachability unknown (ciliumnetworkpolicy/it: what a CiliumNetworkPolicy allows is not modelled)"`,
  );
  expect(
    lens(`${policy('it', `${subject}, ingress: [{from: [${pods('web')}]}]`)}---\nkind: [\napiVersion: v1`),
  ).toMatchInlineSnapshot(
    `"reachable from web and perhaps more · egress unknown (a document does not parse)"`,
  );
});

test('a click shows the peers, and the ways in', () => {
  const targets = lensTargetsOf(
    policy('it', `${subject}, ingress: [{from: [${pods('web')}]}]`) + PODS,
  ).filter((each) => each.startsWith('Deployment/db → '));
  expect(targets).toMatchInlineSnapshot(`
    [
      "Deployment/db → main.yaml:4:18 "it"",
      "Deployment/db → main.yaml:10:18 "web"",
    ]
  `);
});
