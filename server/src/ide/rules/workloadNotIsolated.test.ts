import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'workload-not-isolated';

const POD = `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
#                ^^^ info: No NetworkPolicy isolates pod/web for ingress and egress
`;

test('off, unless a setting turns it on', () => {
  checkDiagnostics(POD.replace(/#.*\n/, ''));
  checkDiagnostics(POD, CODE);
  checkFixedText(
    POD,
    'Create a NetworkPolicy that denies ingress and egress but for DNS',
    `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
`,
    CODE,
  );
});

const POLICY = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`;

const HALF = `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
#                ^^^ info: No NetworkPolicy isolates pod/web for egress
${POLICY}`;

test('one direction', () => {
  checkDiagnostics(HALF, CODE);
});

const BARE = `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
`;

test('silent: isolated, on the host network, without pods', () => {
  checkDiagnostics(BARE + POLICY.replace('[Ingress]', '[Ingress, Egress]'), CODE);
  checkDiagnostics(`${BARE}spec: {hostNetwork: true}\n`, CODE);
  checkDiagnostics(
    '\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 0, template: {}}\n',
    CODE,
  );
});

test('undecidable: other kinds of policy, an open world, templates', () => {
  for (const [apiVersion, kind] of [
    ['cilium.io/v2', 'CiliumNetworkPolicy'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ]) {
    checkDiagnostics(`${BARE}---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: other}\n`, CODE);
  }
  const selecting = POLICY.replace('[Ingress]', '[Ingress, Egress]').replace(
    '{}',
    '{matchLabels: {a: "${A}"}}',
  );
  checkDiagnostics(BARE.replace('namespace: shop', 'namespace: shop, labels: {a: b}') + selecting, CODE);
});
