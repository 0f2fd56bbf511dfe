import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
`;

const DENY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec:
  podSelector: {} # all
  policyTypes:
  - Ingress
  - Egress # out
#   ^^^^^^ warning: No policy lets pod/web reach the cluster's DNS
${POD}`;

test('a default deny covers DNS; the rule for it is added', () => {
  checkDiagnostics(DENY);
  checkFixedText(
    DENY,
    'Allow DNS to kube-system',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec:
  podSelector: {} # all
  policyTypes:
  - Ingress
  - Egress # out
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
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
`,
  );
});

const HTTPS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: https, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Egress]
#               ^^^^^^ warning: No policy lets pod/web reach the cluster's DNS
  egress:
    - ports:
        - port: 443 # outside
${POD}`;

test('a rule for other ports is not enough; the new one stands behind it', () => {
  checkDiagnostics(HTTPS);
  checkFixedText(
    HTTPS,
    'Allow DNS to kube-system',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: https, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Egress]
  egress:
    - ports:
        - port: 443 # outside
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
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
`,
  );
});

const policy = (name: string, spec: string): string => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec: {podSelector: {}, ${spec}}
`;

const DENY_EGRESS = policy('deny', 'policyTypes: [Egress]');
const CODE = 'netpol-egress-blocks-dns';

test('a label that kube-system does not have by itself lets nothing through', () => {
  checkDiagnostics(
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Egress]
#               ^^^^^^ warning: No policy lets pod/web reach the cluster's DNS
  egress:
    - to: [{namespaceSelector: {matchLabels: {name: kube-system}}}]
      ports: [{port: 53, protocol: UDP}, {port: 53}]
${POD}`,
    CODE,
  );
});

test('silent: DNS is allowed, by this policy or another, to its pods or to everyone', () => {
  const ports = 'ports: [{port: 53, protocol: UDP}, {port: 53}]';
  const labels = 'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}';
  checkDiagnostics(policy('dns', `policyTypes: [Egress], egress: [{${ports}}]`) + POD);
  checkDiagnostics(policy('dns', `policyTypes: [Egress], egress: [{to: [{${labels}}]}]`) + POD);
  const kubeDns = `{${labels}, podSelector: {matchLabels: {k8s-app: kube-dns}}}`;
  const dns = policy('dns', `policyTypes: [Egress], egress: [{to: [${kubeDns}], ${ports}}]`);
  checkDiagnostics(DENY_EGRESS + dns + POD);
  checkDiagnostics(`${DENY_EGRESS}${POD}#- other/dns.yaml\n${dns}`);
});

test('silent: kube-system carries the label in its manifest', () => {
  checkDiagnostics(`${policy('dns', 'policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {team: a}}}]}]')}${POD}---
apiVersion: v1
kind: Namespace
metadata: {name: kube-system, labels: {team: a}}
`);
});

test('silent: no egress isolation, other name servers, the host network, no pods', () => {
  checkDiagnostics(policy('in', 'policyTypes: [Ingress]') + POD);
  for (const spec of ['dnsPolicy: Default', 'hostNetwork: true']) {
    checkDiagnostics(`${DENY_EGRESS}${POD}spec: {${spec}}\n`, CODE);
  }
  checkDiagnostics(DENY_EGRESS);
});

test('undecidable: a label that somebody may have given to kube-system', () => {
  const rule = '{to: [{namespaceSelector: {matchLabels: {team: infrastructure}}}]}';
  checkDiagnostics(policy('dns', `policyTypes: [Egress], egress: [${rule}]`) + POD);
});

test('undecidable: an ipBlock, a template, other kinds of policy, an open world', () => {
  checkDiagnostics(
    policy('block', 'policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.96.0.10/32}}]}]') + POD,
  );
  checkDiagnostics(
    policy('dns', 'policyTypes: [Egress], egress: [{ports: [{port: "${DNS}", protocol: UDP}]}]') + POD,
  );
  checkDiagnostics(DENY_EGRESS + POD.replace('app: web', 'app: {{ .app }}'));
  for (const [apiVersion, kind] of [
    ['cilium.io/v2', 'CiliumNetworkPolicy'],
    ['projectcalico.org/v3', 'GlobalNetworkPolicy'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ]) {
    checkDiagnostics(`${DENY_EGRESS}${POD}---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: other}
`);
  }
});
