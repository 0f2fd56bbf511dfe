import { expect, test } from 'vitest';
import { lensesOf } from '../../testing/lensesOf';
import { deployment, policy } from '../../testing/manifests';

const PODS =
  deployment('web', 'app: web') +
  deployment('db', 'app: db', '{name: postgres, containerPort: 5432}') +
  deployment('resolver', 'app: resolver', '', ', dnsPolicy: Default');

function policyLens(spec: string, others = ''): string | undefined {
  const lenses = lensesOf(policy('it', spec) + PODS + others);
  return lenses.find((lens) => lens.startsWith('NetworkPolicy/it:'))?.replace('NetworkPolicy/it: ', '');
}

const subject = 'podSelector: {matchLabels: {app: db}}';
const fromWeb = '{podSelector: {matchLabels: {app: web}}}';

test('whom it isolates, and whom it lets through on which port', () => {
  expect(
    policyLens(`${subject}, ingress: [{from: [${fromWeb}], ports: [{port: postgres}]}]`),
  ).toMatchInlineSnapshot(`"isolates 2 pods for ingress · allows 2 pods on TCP 5432"`);
  expect(
    policyLens(
      `${subject}, ingress: [{from: [${fromWeb}, {ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 80, endPort: 90}, {protocol: UDP}]}]`,
    ),
  ).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress · allows 2 pods and 10.0.0.0/8 on TCP 80-90 and any UDP port"`,
  );
});

test('denies and allowances of everything', () => {
  expect(policyLens('podSelector: {}, policyTypes: [Ingress, Egress]')).toMatchInlineSnapshot(
    `"isolates all 6 pods of shop for ingress and egress · allows nothing · blocks DNS of 4 pods"`,
  );
  expect(policyLens('podSelector: {}')).toMatchInlineSnapshot(
    `"isolates all 6 pods of shop for ingress · allows nothing"`,
  );
  expect(policyLens(`${subject}, ingress: [{}]`)).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress · allows everyone"`,
  );
  expect(policyLens(`${subject}, ingress: [{ports: [{port: 443}]}]`)).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress · allows everyone on TCP 443"`,
  );
  expect(
    policyLens(`${subject}, policyTypes: [Egress], egress: [{ports: [{port: 443}]}]`),
  ).toMatchInlineSnapshot(`"isolates 2 pods for egress · blocks DNS · allows any destination on TCP 443"`);
});

test('egress rules without policyTypes isolate for both directions', () => {
  expect(policyLens(`${subject}, egress: [{}]`)).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress and egress · in: nothing · out: any destination"`,
  );
});

test('two items are two peers, one item with two selectors is one', () => {
  const namespace = 'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}';
  const pods = 'podSelector: {matchLabels: {app: web}}';
  expect(policyLens(`${subject}, ingress: [{from: [{${pods}}, {${namespace}}]}]`)).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress · allows 2 pods and namespace ops"`,
  );
  expect(policyLens(`${subject}, ingress: [{from: [{${pods}, ${namespace}}]}]`)).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress · allows pods app=web of namespace ops"`,
  );
  expect(policyLens(`${subject}, ingress: [{from: [{namespaceSelector: {}}]}]`)).toMatchInlineSnapshot(
    `"isolates 2 pods for ingress · allows every pod"`,
  );
});

test('selects nothing, and lets nothing in that is not there', () => {
  expect(policyLens('podSelector: {matchLabels: {app: nobody}}')).toMatchInlineSnapshot(`"selects no pods"`);
  expect(
    policyLens(`${subject}, ingress: [{from: [{podSelector: {matchLabels: {app: nobody}}}]}]`),
  ).toMatchInlineSnapshot(`"isolates 2 pods for ingress · allows no pods app=nobody"`);
});

test('unknown where a template decides', () => {
  expect(policyLens('podSelector: {matchLabels: {app: "{{ .Values.app }}"}}')).toMatchInlineSnapshot(
    `"pods unknown (template)"`,
  );
});

test('pods that are not in the workspace stand as they are asked for', () => {
  expect(lensesOf(policy('it', `${subject}, ingress: [{from: [${fromWeb}], ports: [{port: http}]}]`)))
    .toMatchInlineSnapshot(`
      [
        "NetworkPolicy/it: isolates pods app=db for ingress · allows pods app=web on TCP http",
        "NetworkPolicy/it: matches no pods in this workspace",
      ]
    `);
  expect(lensesOf(policy('it', 'podSelector: {}'))).toMatchInlineSnapshot(`
    [
      "NetworkPolicy/it: isolates all pods of shop for ingress · allows nothing",
    ]
  `);
});

const egress = (rule: string): string => `${subject}, policyTypes: [Egress], egress: [${rule}]`;
const toDns = (name: string): string =>
  `{to: [{namespaceSelector: {matchLabels: {${name}: kube-system}}}], ports: [{protocol: UDP, port: 53}]}`;

test('blocks DNS only where that is certain', () => {
  const blocks = (rule: string, others = ''): boolean =>
    policyLens(egress(rule), others)?.includes('blocks DNS') ?? false;
  expect(blocks(`{to: [${fromWeb}]}`), 'pods of another namespace').toBe(true);
  expect(blocks('{ports: [{port: 53}]}'), 'TCP only').toBe(true);
  expect(blocks('{ports: [{protocol: UDP, port: 53}]}'), 'port-only rule').toBe(false);
  expect(blocks('{ports: [{protocol: UDP, port: 50, endPort: 60}]}'), 'range').toBe(false);
  expect(blocks('{ports: [{protocol: UDP, port: dns}]}'), 'named port').toBe(false);
  expect(blocks(toDns('kubernetes.io/metadata.name')), 'by the label that all namespaces have').toBe(false);
  expect(blocks(toDns('name')), 'by a label that kube-system may have').toBe(false);
  const labelled =
    '\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system, labels: {other: label}}\n';
  expect(blocks(toDns('name'), labelled), 'by a label that kube-system does not have').toBe(true);
  expect(blocks('{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}'), 'a block may hold the DNS').toBe(false);
  expect(blocks('{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}'), 'a block, not for DNS').toBe(
    true,
  );
  expect(
    blocks('', policy('dns', egress(toDns('kubernetes.io/metadata.name')))),
    'another policy allows',
  ).toBe(false);
  expect(blocks('', '\n---\napiVersion: v1\nkind: [\n'), 'another policy may allow').toBe(false);
});

test('pods that ask no cluster DNS lose none', () => {
  expect(
    policyLens('podSelector: {matchLabels: {app: resolver}}, policyTypes: [Egress]'),
  ).toMatchInlineSnapshot(`"isolates 2 pods for egress · allows nothing"`);
});
