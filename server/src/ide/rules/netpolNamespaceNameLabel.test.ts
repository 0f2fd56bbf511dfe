import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, relatedOf } from '../../testing/checkDiagnostics';

const POLICY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              name: monitoring # where Prometheus runs
#             ^^^^ warning: No namespace has \`name: monitoring\` by itself; the label for its name is \`kubernetes.io/metadata.name\`
        - namespaceSelector:
            matchExpressions:
              - {key: namespace, operator: In, values: [edge, mesh]}
#                     ^^^^^^^^^ warning: No namespace has \`namespace in (edge, mesh)\` by itself; the label for its name is \`kubernetes.io/metadata.name\`
`;

test('no namespace has a label for its name but the one of the API server', () => {
  checkDiagnostics(POLICY);
  checkFixedText(
    POLICY,
    'Change `name` to `kubernetes.io/metadata.name`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring # where Prometheus runs
        - namespaceSelector:
            matchExpressions:
              - {key: namespace, operator: In, values: [edge, mesh]}
`,
  );
  checkFixedText(
    POLICY,
    'Change `namespace` to `kubernetes.io/metadata.name`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              name: monitoring # where Prometheus runs
        - namespaceSelector:
            matchExpressions:
              - {key: kubernetes.io/metadata.name, operator: In, values: [edge, mesh]}
`,
  );
});

const namespace = (name: string, labels: string): string => `---
apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: ${labels}}
`;

const asking = (labels: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: ${labels}}]}]}
`;

test('the Namespace that is meant is named', () => {
  const source = asking('{matchLabels: {name: edge}}') + namespace('edge', '{team: net}');
  expect(relatedOf(source)).toEqual(['main.yaml: edge: Namespace `edge` has no such label']);
});

test('silent: a Namespace carries the label, wherever it is; the label of the API server', () => {
  const edge = asking('{matchLabels: {name: edge}}');
  checkDiagnostics(edge + namespace('edge', '{name: edge}'));
  checkDiagnostics(`${edge}#- other/namespace.yaml\n${namespace('mesh', '{name: edge}').slice(4)}`);
  checkDiagnostics(asking('{matchLabels: {kubernetes.io/metadata.name: edge}}'));
  checkDiagnostics(asking('{matchExpressions: [{key: name, operator: Exists}]}'));
});

test('undecidable: a template decides the value, or the labels of a Namespace', () => {
  checkDiagnostics(asking('{matchLabels: {name: "${NAMESPACE}"}}'));
  checkDiagnostics(asking('{matchLabels: {name: "{{ .ns }}"}}'));
  checkDiagnostics(asking('{matchLabels: {name: edge}}') + namespace('edge', '{name: "${NAME}"}'));
  checkDiagnostics(asking('{matchLabels: {name: edge}}') + namespace('edge', '{team: "{{ .team }}"}'));
});
