import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const NAMESPACES = `---
apiVersion: v1
kind: Namespace
metadata: {name: payments, labels: {team: payments, zone: inner}}
`;

const MISSPELT = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: {matchLabels: {team: 'paymnets'}}
#                                                  ^^^^^^^^ info: No Namespace of this workspace has \`team: paymnets\`; did you mean \`payments\`?
        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: payment}}
#                                                                        ^^^^^^^ info: No Namespace of this workspace has \`kubernetes.io/metadata.name: payment\`; did you mean \`payments\`?
        - namespaceSelector: {matchLabels: {zones: inner}}
#                                           ^^^^^ info: No Namespace of this workspace has \`zones: inner\`; did you mean \`zone\`?
${NAMESPACES}`;

test('a near miss of a label, of a name, of a key', () => {
  checkDiagnostics(MISSPELT);
  checkFixedText(
    MISSPELT,
    'Change `paymnets` to `payments`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: {matchLabels: {team: 'payments'}}
        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: payment}}
        - namespaceSelector: {matchLabels: {zones: inner}}
---
apiVersion: v1
kind: Namespace
metadata: {name: payments, labels: {team: payments, zone: inner}}
`,
  );
});

test('where nothing comes near, it is a hint in a deployment that has Namespaces', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: {matchLabels: {team: web}}
#                                           ^^^^^^^^^ hint: No Namespace of this workspace has \`team: web\`
${NAMESPACES}`);
});

const asking = (labels: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: ${labels}}}]}]}
`;

test('silent: a match, a namespace by its name, a label of a controller, no Namespace in the deployment', () => {
  checkDiagnostics(asking('{team: payments}') + NAMESPACES);
  checkDiagnostics(asking('{}') + NAMESPACES);
  checkDiagnostics(asking('{kubernetes.io/metadata.name: monitoring}') + NAMESPACES);
  checkDiagnostics(asking('{policy-group.network.openshift.io/ingress: ""}') + NAMESPACES);
  checkDiagnostics(asking('{team: web}'));
  checkDiagnostics(`${asking('{team: web}')}${NAMESPACES}#- other/namespace.yaml
apiVersion: v1
kind: Namespace
metadata: {name: web, labels: {team: web}}
`);
});

test('undecidable: a template decides the label, or a Namespace', () => {
  checkDiagnostics(asking('{team: "${TEAM}"}') + NAMESPACES);
  checkDiagnostics(asking('{team: web}') + NAMESPACES.replace('inner', '{{ .zone }}'));
});
