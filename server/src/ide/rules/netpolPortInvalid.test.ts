import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const PORTS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 9000 # from
          endPort: 8000 # to
#                  ^^^^ error: The \`endPort\` 8000 is below the port 9000
        - port: http
          endPort: 81
#                  ^^ error: An \`endPort\` needs a number as its \`port\`, but \`http\` is a name
        - endPort: 82
#                  ^^ error: An \`endPort\` needs a number as its \`port\`, but there is no \`port\`
        - port: 70000
#               ^^^^^ error: \`70000\` is no port: they go from 1 to 65535
        - port: 80
          protocol: tcp
#                   ^^^ error: \`tcp\` is no protocol; there are TCP, UDP and SCTP
        - port: 80
          protocol: ICMP
#                   ^^^^ error: \`ICMP\` is no protocol; there are TCP, UDP and SCTP
`;

test('ends below the start, ends of a name or of nothing, numbers out of range, protocols', () => {
  checkDiagnostics(PORTS);
  checkFixedText(
    PORTS,
    'Swap them: 8000 to 9000',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 8000 # from
          endPort: 9000 # to
        - port: http
          endPort: 81
        - endPort: 82
        - port: 70000
        - port: 80
          protocol: tcp
        - port: 80
          protocol: ICMP
`,
  );
  checkFixedText(
    PORTS,
    'Change it to `TCP`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 9000 # from
          endPort: 8000 # to
        - port: http
          endPort: 81
        - endPort: 82
        - port: 70000
        - port: 80
          protocol: TCP
        - port: 80
          protocol: ICMP
`,
  );
});

const allowing = (ports: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{ports: ${ports}}]}
`;

test('silent: numbers, names, ranges, each protocol', () => {
  checkDiagnostics(allowing('[{port: 80}, {port: http}, {port: 1, endPort: 1}, {port: 1, endPort: 65535}]'));
  checkDiagnostics(allowing('[{protocol: TCP}, {protocol: UDP, port: 53}, {protocol: SCTP}]'));
});

test('undecidable: a template decides', () => {
  checkDiagnostics(
    allowing('[{port: "${PORT}", endPort: 80}, {port: 80, endPort: "${PORT}"}, {protocol: "${P}"}]'),
  );
  checkDiagnostics(allowing('[{port: {{ .port }}, endPort: 80}]'));
});
