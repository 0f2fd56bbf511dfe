import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const CODE = 'endpointslice-invalid';

const slice = (type: string, addresses: string): string => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: a}
addressType: ${type}
endpoints:
  - addresses:
    - ${addresses}
`;

test('an address of another type, none at all, one that is not allowed', () => {
  const wrong = (type: string, address: string, why: string): void =>
    checkDiagnostics(
      `${slice(type, address)}#     ${'^'.repeat(address.length)} error: \`${address}\` ${why}\n`,
      CODE,
    );
  wrong('IPv4', '2001:db8::1', 'is no IPv4 address');
  wrong('IPv6', '192.0.2.1', 'is no IPv6 address');
  wrong('IPv4', 'db.example.com', 'is no IP address');
  wrong('FQDN', 'db_1.example.com', 'is no DNS name, as `addressType: FQDN` asks for');
  wrong('IPv4', '127.0.0.1', 'is loopback, and no endpoint may have such an address');
  wrong('IPv4', '169.254.1.1', 'is link-local, and no endpoint may have such an address');
  wrong('IPv4', '0.0.0.0', 'is unspecified, and no endpoint may have such an address');
  wrong('IPv6', 'fe80::1', 'is link-local, and no endpoint may have such an address');
});

test('a type that is gone', () => {
  const label = '#            ^^ error: `IP` is no address type: `IPv4`, `IPv6` or `FQDN`\nendpoints';
  checkDiagnostics(slice('IP', '192.0.2.1').replace('endpoints', label), CODE);
});

test('Endpoints', () => {
  checkDiagnostics(
    `
apiVersion: v1
kind: Endpoints
metadata: {name: a}
subsets: [{addresses: [{ip: 192.0.2.1}, {ip: 127.0.0.1}]}]
#                                            ^^^^^^^^^ error: \`127.0.0.1\` is loopback, and no endpoint may have such an address
`,
    CODE,
  );
});

test('too many addresses', () => {
  const addresses = Array.from({ length: 100 }, (_, at) => `192.0.2.${at}`).join('\n    - ');
  checkDiagnostics(slice('IPv4', addresses), CODE);
  checkDiagnostics(
    `${slice('IPv4', addresses)}    - 192.0.3.1
#     ^^^^^^^^^ error: At most 100 addresses are allowed, and there are 101
`,
    CODE,
  );
});

test('silent: addresses of their type', () => {
  checkDiagnostics(slice('IPv4', '192.0.2.1'), CODE);
  checkDiagnostics(slice('IPv6', '2001:db8::1'), CODE);
  checkDiagnostics(slice('FQDN', 'db.example.com'), CODE);
});

test('undecidable: templates', () => {
  checkDiagnostics(slice('IPv4', '${ADDRESS}'), CODE);
  checkDiagnostics(slice('${TYPE}', 'x'), CODE);
  checkDiagnostics(slice('IPv4', '{{ .address }}'), CODE);
});
