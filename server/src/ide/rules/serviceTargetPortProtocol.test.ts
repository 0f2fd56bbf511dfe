import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, relatedOf } from '../../testing/checkDiagnostics';

const pod = (ports: string): string => `---
apiVersion: v1
kind: Pod
metadata: {name: dns, labels: {app: dns}}
spec: {containers: [{name: dns, ports: ${ports}}]}
`;

const service = (port: string): string => `
apiVersion: v1
kind: Service
metadata: {name: dns}
spec:
  selector: {app: dns}
  ports:
${port}`;

const UDP = pod('[{name: dns, containerPort: 53, protocol: UDP}]');

const BLOCK = `${service(`  - port: 53
    targetPort: dns # named
#               ^^^ warning: \`dns\` is UDP in pod/dns, but this port is TCP
`)}${UDP}`;

test('the name is there for the other protocol', () => {
  checkDiagnostics(BLOCK);
  expect(relatedOf(BLOCK)).toEqual([
    'main.yaml: {name: dns, containerPort: 53, protocol: UDP}: Declared for UDP',
  ]);
  checkFixedText(
    BLOCK,
    'Change the protocol to UDP',
    `${service(`  - port: 53
    targetPort: dns
    protocol: UDP # named
`).slice(1)}${UDP}`,
  );
});

test('the number is declared for the other protocol only', () => {
  const source = `${service(`  - {port: 53, targetPort: 53}
#                          ^^ warning: \`53\` is UDP in pod/dns, but this port is TCP
`)}${UDP}`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Change the protocol to UDP',
    service('  - {port: 53, targetPort: 53, protocol: UDP}\n').slice(1) + UDP,
  );
});

test('a protocol that is written is replaced', () => {
  checkFixedText(
    service('  - {protocol: "TCP", port: 53, targetPort: dns}\n') + UDP,
    'Change the protocol to UDP',
    service('  - {protocol: "UDP", port: 53, targetPort: dns}\n').slice(1) + UDP,
  );
});

test('silent: both protocols are declared, or the number is not declared at all', () => {
  const both = pod('[{name: dns, containerPort: 53, protocol: UDP}, {name: dns-tcp, containerPort: 53}]');
  checkDiagnostics(service('  - {port: 53, targetPort: 53}\n') + both);
  checkDiagnostics(service('  - {port: 54, targetPort: 54}\n') + UDP, 'service-target-port-protocol');
});

test('undecidable: a template may declare more', () => {
  checkDiagnostics(service('  - {port: 53, targetPort: 53}\n') + UDP.replace('UDP', '{{ .protocol }}'));
});
