import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const pod = (dns: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: app}]
${dns}`;

test('public resolvers with the search domains of the cluster', () => {
  checkDiagnostics(
    pod(`  dnsPolicy: None
  dnsConfig:
    nameservers: [8.8.8.8, 8.8.4.4]
#                 ^^^^^^^ warning: \`8.8.8.8\` does not know the names of the cluster, so \`default.svc.cluster.local\` finds no Service
    searches: [default.svc.cluster.local, svc.cluster.local]
`),
  );
});

test('silent: a resolver that may forward, no such search domain, another policy', () => {
  checkDiagnostics(
    pod(
      '  dnsPolicy: None\n  dnsConfig: {nameservers: [8.8.8.8, 10.0.0.10], searches: [svc.cluster.local]}\n',
    ),
  );
  checkDiagnostics(
    pod('  dnsPolicy: None\n  dnsConfig: {nameservers: [8.8.8.8], searches: [corp.example.com]}\n'),
  );
  checkDiagnostics(pod('  dnsConfig: {nameservers: [8.8.8.8], searches: [svc.cluster.local]}\n'));
});

test('undecidable: a template', () => {
  checkDiagnostics(
    pod(
      '  dnsPolicy: None\n  dnsConfig: {nameservers: [8.8.8.8, "${DNS}"], searches: [svc.cluster.local]}\n',
    ),
  );
});
