import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: []
`;

test('no resolver at all', () => {
  const source = `${HEAD}  dnsPolicy: None # own
#            ^^^^ error: \`dnsPolicy: None\` needs a nameserver in \`dnsConfig\`
  dnsConfig: {searches: [shop.svc.cluster.local]}
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Change the policy to `ClusterFirst`',
    `${HEAD}  dnsPolicy: ClusterFirst # own
  dnsConfig: {searches: [shop.svc.cluster.local]}
`,
  );
});

test('silent: a nameserver, or another policy', () => {
  checkDiagnostics(`${HEAD}  dnsPolicy: None\n  dnsConfig: {nameservers: [192.0.2.1]}\n`);
  checkDiagnostics(`${HEAD}  dnsPolicy: Default\n`);
});

test('undecidable: a template gives the policy, the list or all of it', () => {
  checkDiagnostics(`${HEAD}  dnsPolicy: \${POLICY}\n`);
  checkDiagnostics(`${HEAD}  dnsPolicy: None\n  dnsConfig: {nameservers: "\${SERVERS}"}\n`);
  checkDiagnostics(`${HEAD}  dnsPolicy: None\n  dnsConfig: \${DNS}\n`);
  checkDiagnostics(`${HEAD}  dnsPolicy: None\n  {{ .dns }}\n`);
});
