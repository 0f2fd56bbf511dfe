import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

test('an empty list of peers allows everyone', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from: []
#     ^^^^ info: An empty \`from\` allows traffic from anywhere, outside of the cluster included
      ports: [{port: 80}]
  egress:
    - to:
#     ^^ info: An empty \`to\` allows traffic to anywhere, outside of the cluster included
`);
});

const policy = (ingress: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: ${ingress}}
`;

test('silent: no list at all, no rules, a peer', () => {
  checkDiagnostics(policy('[{ports: [{port: 80}]}]'));
  checkDiagnostics(policy('[{}]'));
  checkDiagnostics(policy('[]'));
  checkDiagnostics(policy('[{from: [{podSelector: {}}]}]'));
});

test('undecidable: a template may fill the list', () => {
  checkDiagnostics(policy('[{from: [], ports: [{port: "{{ .port }}"}]}]'));
});
