import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, policy } from '../../testing/manifests';

const PODS =
  deployment('web', 'app: web') + deployment('db', 'app: db', '{name: postgres, containerPort: 5432}');
const subject = 'podSelector: {matchLabels: {app: db}}';
const fromWeb = 'from: [{podSelector: {matchLabels: {app: web}}}]';

test('the effect, with the pods by name', () => {
  expect(hoverAt(policy('d$0b', `${subject}, ingress: [{${fromWeb}, ports: [{port: 5432}]}]`) + PODS))
    .toMatchInlineSnapshot(`
    "Isolates 2 pods for ingress. Allows 2 pods on TCP 5432

    Applies to [deployment/db](main.yaml#L20)

    From [deployment/web](main.yaml#L10)"
  `);
  expect(hoverAt(policy('db', `${subject}, policyTypes: [Ing$0ress, Egress]`) + PODS)).toMatchInlineSnapshot(`
    "Isolates 2 pods for ingress and egress. Allows nothing. Blocks DNS

    Applies to [deployment/db](main.yaml#L20)"
  `);
});

test('a line for each of several rules', () => {
  const rules = `[{${fromWeb}, ports: [{port: 5432}]}, {ports: [{port: 9187}]}]`;
  expect(hoverAt(policy('d$0b', `${subject}, ingress: ${rules}`) + PODS)).toMatchInlineSnapshot(`
    "Isolates 2 pods for ingress. Allows 2 pods on TCP 5432, everyone on TCP 9187

    Applies to [deployment/db](main.yaml#L20)

    - in: 2 pods on TCP 5432 ([deployment/web](main.yaml#L10))
    - in: everyone on TCP 9187"
  `);
});

test('pods with hostNetwork', () => {
  const host = deployment('db', 'app: db', '', ', hostNetwork: true');
  expect(hoverAt(policy('d$0b', subject) + host)).toMatchInlineSnapshot(`
    "Isolates 2 pods for ingress. Allows nothing

    Applies to [deployment/db](main.yaml#L10)

    Most network plugins do not isolate pods with \`hostNetwork\`: [deployment/db](main.yaml#L10)"
  `);
});

test('nothing selected, and unknown', () => {
  expect(hoverAt(policy('d$0b', 'podSelector: {matchLabels: {app: nope}}') + PODS)).toMatchInlineSnapshot(
    `"Selects no pods"`,
  );
  expect(
    hoverAt(policy('d$0b', 'podSelector: {matchLabels: {app: "{{ .app }}"}}') + PODS),
  ).toMatchInlineSnapshot(`"Pods unknown (template)"`);
});

test('a port of a rule is one of the destination pods', () => {
  const port = (text: string, others = PODS): string | undefined =>
    hoverAt(policy('db', `${subject}, ingress: [{${fromWeb}, ports: [{port: ${text}}]}]`) + others);
  expect(port('post$0gres')).toMatchInlineSnapshot(
    `"\`postgres\` → 5432 in [deployment/db](main.yaml#L20), container \`app\`"`,
  );
  expect(port('postg$0re')).toMatchInlineSnapshot(
    `"[deployment/db](main.yaml#L20) declares no TCP port named \`postgre\`"`,
  );
  expect(port('post$0gres', '')).toMatchInlineSnapshot(
    `"\`postgres\`, looked up in the destination pods, which are not known here"`,
  );
  expect(port('543$02', '')).toBeUndefined();
});

test('what admin policies and those of a mesh do', () => {
  const authorization = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: d$0b, namespace: shop}
spec: {selector: {matchLabels: {app: db}}, rules: [{from: [{source: {namespaces: [shop]}}], to: [{operation: {paths: [/a*, "[b](http://x)"]}}]}]}
---
`;
  expect(hoverAt(authorization + PODS)).toMatchInlineSnapshot(`
    "Applies to 2 pods. Allows namespace shop on /a\\*, \\[b\\](http://x)

    Applies to [deployment/db](main.yaml#L20)"
  `);
  const admin = `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: d$0b}
spec:
  priority: 5
  subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: db}}}}
  ingress: [{action: Deny, from: [{namespaces: {}}]}]
---
`;
  expect(hoverAt(admin + PODS)).toMatchInlineSnapshot(`
    "Applies to 2 pods in shop. In: Deny. Before NetworkPolicies

    Applies to [deployment/db](main.yaml#L23)"
  `);
});
