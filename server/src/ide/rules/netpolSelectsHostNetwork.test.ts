import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const AGENT = `---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec: {template: {metadata: {labels: {app: agent}}, spec: {hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet}}}
`;

test('pods on the network of their node', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: agent}
spec:
  podSelector:
    matchLabels:
      app: agent
#     ^^^^^^^^^^ info: The pods of daemonset/agent use the host's network, where policies may have no effect
  policyTypes: [Ingress]
${AGENT}`);
});

const policy = (selector: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: agent}
spec: {podSelector: ${selector}, policyTypes: [Ingress]}
`;

test('silent: a selector of everything, pods with a network of their own', () => {
  checkDiagnostics(policy('{}') + AGENT);
  checkDiagnostics(
    policy('{matchLabels: {app: agent}}') + AGENT.replace('true', 'false'),
    'netpol-selects-host-network',
  );
});

test('undecidable: templates', () => {
  checkDiagnostics(policy('{matchLabels: {app: "${APP}"}}') + AGENT);
  checkDiagnostics(policy('{matchLabels: {app: agent}}') + AGENT.replace('app: agent', 'app: "${APP}"'));
});
