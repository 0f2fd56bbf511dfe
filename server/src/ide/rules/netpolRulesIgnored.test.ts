import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const EGRESS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes:
    - Ingress # only
  egress:
# ^^^^^^ warning: These rules have no effect: \`policyTypes\` lacks \`Egress\`
    - to: [{podSelector: {}}]
`;

test('rules for a direction that is not named', () => {
  checkDiagnostics(EGRESS);
  checkFixedText(
    EGRESS,
    'Add `Egress` to the policyTypes',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes:
    - Ingress # only
    - Egress
  egress:
    - to: [{podSelector: {}}]
`,
  );
});

const WRONG = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [ingress]
#               ^^^^^^^ error: \`ingress\` is no policy type; there are \`Ingress\` and \`Egress\`
  ingress: [{}]
`;

test('a type that the API does not know is an error', () => {
  checkDiagnostics(WRONG);
  checkFixedText(
    WRONG,
    'Change it to `Ingress`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: [{}]
`,
  );
});

const policy = (spec: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, ${spec}}
`;

test('silent: the type is named, or none is; no rules', () => {
  const code = 'netpol-rules-ignored';
  checkDiagnostics(policy('policyTypes: [Ingress, Egress], egress: [{to: [{podSelector: {}}]}]'), code);
  checkDiagnostics(policy('egress: [{to: [{podSelector: {}}]}]'), code);
  checkDiagnostics(policy('policyTypes: [Ingress], egress: []'), code);
});

test('undecidable: a template decides the types', () => {
  checkDiagnostics(policy('policyTypes: ["${TYPE}"], egress: [{}]'));
  checkDiagnostics(policy('policyTypes: [Ingress], egress: [{to: [{{ .peer }}]}]'));
});
