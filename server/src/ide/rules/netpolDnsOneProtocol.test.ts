import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const UDP = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - ports:
        - protocol: UDP
          port: 53 # DNS
#               ^^ info: DNS is allowed by UDP only; without TCP long answers fail
        - port: 443
`;

test('UDP alone; TCP is added behind it', () => {
  checkDiagnostics(UDP);
  checkFixedText(
    UDP,
    'Allow TCP 53, too',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - ports:
        - protocol: UDP
          port: 53 # DNS
        - protocol: TCP
          port: 53
        - port: 443
`,
  );
});

const TCP = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - ports: [{port: 53}]
#                    ^^ info: DNS is allowed by TCP only; without UDP most lookups fail
`;

test('no protocol is TCP alone', () => {
  checkDiagnostics(TCP);
  checkFixedText(
    TCP,
    'Allow UDP 53, too',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - ports: [{port: 53}, {protocol: UDP, port: 53}]
`,
  );
});

const egress = (rules: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: dns}
spec: {podSelector: {}, policyTypes: [Egress], egress: ${rules}}
`;

test('silent: both, another rule or policy has the other', () => {
  checkDiagnostics(egress('[{ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]'));
  checkDiagnostics(
    egress('[{ports: [{port: 53, protocol: UDP}]}, {ports: [{protocol: TCP, port: 1, endPort: 1024}]}]'),
  );
  checkDiagnostics(egress('[{ports: [{port: 53, protocol: UDP}]}, {to: [{ipBlock: {cidr: 1.1.1.1/32}}]}]'));
  checkDiagnostics(
    `${egress('[{ports: [{port: 53, protocol: UDP}]}]')}---${egress('[{ports: [{port: 53}]}]').replace('name: dns', 'name: tcp')}`,
  );
});

test('undecidable: templates, policies that the files do not show', () => {
  checkDiagnostics(egress('[{ports: [{port: 53, protocol: "${PROTOCOL}"}]}]'));
  checkDiagnostics(egress('[{ports: [{port: 53, protocol: UDP}, {port: "${PORT}"}]}]'));
  checkDiagnostics(`${egress('[{ports: [{port: 53, protocol: UDP}]}]')}#- kustomization.yaml
resources: [main.yaml, "https://example.com/policies"]
`);
});
