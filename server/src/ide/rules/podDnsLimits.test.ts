import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: []
  dnsConfig:
`;

test('a nameserver is an IP address, and there are three at most', () => {
  const source = `${HEAD}    nameservers:
      - dns.example.com
#       ^^^^^^^^^^^^^^^ error: \`dns.example.com\` is no IP address, and a nameserver is one
      - 192.0.2.1
      - 2001:db8::1
      - "192.0.2.3"
#        ^^^^^^^^^ error: At most 3 nameservers are allowed, and there are 5
      - 192.0.2.4
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Keep the first 3',
    `${HEAD}    nameservers:
      - dns.example.com
      - 192.0.2.1
      - 2001:db8::1
`,
  );
});

test('search domains: 32 at most, of 2048 characters', () => {
  const domains = (count: number, length: number): string => {
    const domain = 'd'.repeat(length);
    return `[${Array.from({ length: count }, () => domain).join(', ')}]`;
  };
  const column = 4 + 'searches: ['.length;
  checkDiagnostics(
    `${HEAD}    searches: ${domains(33, 1)}\n#${' '.repeat(column - 1 + 32 * 3)}^ error: At most 32 search domains are allowed, and there are 33\n`,
  );
  checkDiagnostics(
    `${HEAD}    searches: ${domains(32, 64)}\n#${' '.repeat(column - 1)}${'^'.repeat(64)} error: The search domains have 2079 characters, and at most 2048 are allowed\n`,
  );
  checkDiagnostics(`${HEAD}    searches: ${domains(32, 60)}\n`);
});

test('silent: within the limits', () => {
  checkDiagnostics(`${HEAD}    nameservers: [192.0.2.1, "::1"]\n    searches: [a.example.com]\n`);
});

test('undecidable: a template', () => {
  checkDiagnostics(`${HEAD}    nameservers: ["\${SERVER}"]\n`);
  checkDiagnostics(`${HEAD}    nameservers: \${SERVERS}\n`);
});
