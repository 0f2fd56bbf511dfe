import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const EGRESS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector:
    matchLabels:
      app: web # its pods
  egress:
# ^^^^^^ info: Without \`policyTypes\` this denies all ingress, too
  - {}
`;

test('egress rules alone deny all ingress, too', () => {
  checkDiagnostics(EGRESS);
  checkFixedText(
    EGRESS,
    'Write policyTypes Egress',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector:
    matchLabels:
      app: web # its pods
  policyTypes:
  - Egress
  egress:
  - {}
`,
  );
  checkFixedText(
    EGRESS,
    'Write policyTypes Ingress and Egress',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector:
    matchLabels:
      app: web # its pods
  policyTypes:
  - Ingress
  - Egress
  egress:
  - {}
`,
  );
});

const INGRESS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  ingress: []
# ^^^^^^^ info: Without \`policyTypes\` this isolates for ingress only
`;

test('ingress rules alone isolate for ingress', () => {
  checkDiagnostics(INGRESS);
  checkFixedText(
    INGRESS,
    'Write policyTypes Ingress',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes:
    - Ingress
  ingress: []
`,
  );
});

test('an empty list of egress rules denies no egress', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  egress: []
# ^^^^^^ info: Without \`policyTypes\` an empty \`egress\` denies no egress, but ingress is denied
`);
});

test('both, and neither', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: both}
spec: {podSelector: {}, ingress: [], egress: [{}]}
#                                    ^^^^^^ info: Without \`policyTypes\` this isolates for ingress and egress
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: neither}
#                ^^^^^^^ info: Without \`policyTypes\` this isolates for ingress only
spec: {podSelector: {}}
`);
});

test('silent: the types are written; undecidable: a template may write them', () => {
  const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}
`;
  checkDiagnostics(policy);
  checkDiagnostics(policy.replace('policyTypes: [Egress]', '{{ .types }}'));
});
