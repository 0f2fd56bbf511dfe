import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, policy, service } from '../../testing/manifests';

const PODS =
  deployment('d$0b', 'app: db', '{name: postgres, containerPort: 5432}') + deployment('web', 'app: web');
const subject = 'podSelector: {matchLabels: {app: db}}';
const fromWeb = '{podSelector: {matchLabels: {app: web}}}';

test('who reaches the pods, on which ports, and what they reach', () => {
  const ops = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}';
  const rules = `ingress: [{from: [${fromWeb}, ${ops}, {ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 5432}]}]`;
  expect(hoverAt(PODS + policy('it', `${subject}, ${rules}`))).toMatchInlineSnapshot(`
    "Policies: [networkpolicy/it](main.yaml#L24)

    Reachable from [deployment/web](main.yaml#L14) (TCP 5432), \`namespace ops\` (not here), 192.0.2.0-192.0.2.255 (TCP 5432)

    Egress is open: no policy limits it"
  `);
});

test('nobody and nothing', () => {
  expect(hoverAt(PODS + policy('it', `${subject}, policyTypes: [Ingress, Egress]`))).toMatchInlineSnapshot(`
    "Policies: [networkpolicy/it](main.yaml#L24)

    Reachable from nobody

    Reaches nothing"
  `);
});

test('everyone, and the ways in from outside', () => {
  const balancer = service(
    'lb',
    'type: LoadBalancer, selector: {app: db}, ports: [{port: 80, targetPort: 5432}]',
  );
  const rules = 'ingress: [{ports: [{port: 5432}]}], egress: [{ports: [{port: 53, protocol: UDP}]}]';
  expect(hoverAt(PODS + balancer + policy('it', `${subject}, ${rules}`))).toMatchInlineSnapshot(`
    "Services: [service/lb](main.yaml#L24)

    Policies: [networkpolicy/it](main.yaml#L30)

    Reachable from everyone (TCP 5432)

    Reaches any destination (UDP 53)

    From outside by [service/lb](main.yaml#L24) (TCP 5432)"
  `);
});

test('nothing where no policy is about', () => {
  expect(hoverAt(PODS)).toMatchInlineSnapshot(`"No Service and no NetworkPolicy selects these pods"`);
  expect(hoverAt(PODS + policy('it', 'podSelector: {matchLabels: {app: web}}'))).toMatchInlineSnapshot(`
    "No Service and no NetworkPolicy selects these pods

    Ingress and egress are open: no policy limits them"
  `);
});

test('why it is not known', () => {
  expect(hoverAt(PODS + policy('it', `${subject}, ingress: {{ .rules }}`))).toMatchInlineSnapshot(`
    "Services and policies unknown (a template is not rendered)

    Reachability is unknown: networkpolicy/it: a template decides what it says"
  `);
});
