import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const CODE = 'netpol-rule-without-effect';

const pod = (app: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: ${app}, namespace: shop, labels: {app: ${app}}}
spec: {containers: [{name: app, ports: [{containerPort: 5432}]}]}
---`;

const policy = (name: string, spec: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  ${spec.trim()}
---`;

const PODS = pod('web') + pod('db');
const DENY = policy(
  'deny',
  'podSelector: {}\n  policyTypes: [Ingress, Egress]\n  egress: [{ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]}]',
);
const allow = (label = ''): string =>
  policy(
    'db',
    `podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {matchLabels: {app: web}}
${label}      ports: [{port: 5432}]`,
  );
const LABEL =
  '#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: This lets nothing through: pod/web is isolated for egress by `deny`, and no rule there allows it\n';
const out = (port: number, label = ''): string =>
  policy(
    'web',
    `podSelector: {matchLabels: {app: web}}
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector: {matchLabels: {app: db}}
${label}      ports: [{port: ${port}}]`,
  );

test('the source may not send', () => {
  checkDiagnostics(PODS + DENY + allow(LABEL), CODE);
});

test('the ends allow different ports', () => {
  const label = LABEL.replace('by `deny`', 'by `deny`, `web`');
  const other = LABEL.replace('^', '').replace(
    'pod/web is isolated for egress by `deny`',
    'pod/db is isolated for ingress by `deny`, `db`',
  );
  checkDiagnostics(PODS + DENY + out(80, other) + allow(label), CODE);
});

test('silent: the other end allows it, is not isolated, or is the outside', () => {
  checkDiagnostics(PODS + DENY + out(5432) + allow(), CODE);
  checkDiagnostics(PODS + allow(), CODE);
  const outside = policy('db', 'podSelector: {matchLabels: {app: db}}\n  ingress: [{ports: [{port: 5432}]}]');
  checkDiagnostics(PODS + DENY + outside, CODE);
});

test('undecidable: policies and pods that the files do not show', () => {
  checkDiagnostics(
    `${PODS}${DENY}${allow()}\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\n`,
    CODE,
  );
  checkDiagnostics(
    `${PODS}${DENY}${allow()}\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: "{{ .Values.name }}"}\n`,
    CODE,
  );
});

test('it names the policies of the other end', () => {
  const found = relatedOf(PODS + DENY + allow());
  expect(found).toContain('main.yaml: deny: NetworkPolicy `deny` isolates for egress');
});
