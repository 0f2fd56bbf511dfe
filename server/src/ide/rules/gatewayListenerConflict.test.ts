import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const gateway = (listeners: string, annotations = ''): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public${annotations}}
spec:
  gatewayClassName: c
  listeners:
${listeners}`;

const TLS = 'tls: {mode: Passthrough}';

test('one name, or one port, protocol and hostname', () => {
  checkDiagnostics(
    gateway(`  - {name: a, port: 80, protocol: HTTP}
  - {name: a, port: 81, protocol: HTTP}
#          ^ error: Another listener is named \`a\`
  - {name: c, port: 80, protocol: HTTP}
#                   ^^ error: Listener \`a\` has HTTP on port 80 without a hostname already
  - {name: d, port: 53, protocol: UDP}
  - {name: e, port: 53, protocol: UDP}
#                   ^^ error: Listener \`d\` has UDP on port 53 already
  - {name: f, port: 82, protocol: HTTP, hostname: a.io}
  - {name: g, port: 82, protocol: HTTP, hostname: A.io}
#                   ^^ error: Listener \`f\` has HTTP on port 82 for \`A.io\` already
`),
  );
});

test('other protocols on one port are a warning', () => {
  checkDiagnostics(
    gateway(`  - {name: a, port: 443, protocol: HTTP}
  - {name: b, port: 443, protocol: TLS, ${TLS}}
#                   ^^^ warning: Listener \`a\` has HTTP on port 443, and this one TLS
`),
  );
});

test('TLS is not set up', () => {
  checkDiagnostics(
    gateway(`  - {name: a, port: 1, protocol: HTTPS, tls: {}}
#                                ^^^^^ error: Listener \`a\` terminates TLS and has no \`certificateRefs\`
  - {name: b, port: 2, protocol: TLS}
#                                ^^^ error: Listener \`b\` speaks TLS and has no \`tls\`
  - {name: c, port: 3, protocol: HTTPS}
#                                ^^^^^ info: Listener \`c\` speaks HTTPS and has no \`tls\`
`),
  );
});

test('silent: listeners that differ', () => {
  checkDiagnostics(
    gateway(`  - {name: a, port: 80, protocol: HTTP}
  - {name: b, port: 80, protocol: HTTP, hostname: a.io}
  - {name: c, port: 53, protocol: UDP}
  - {name: d, port: 53, protocol: TCP}
  - {name: e, port: 443, protocol: TLS, hostname: a.io, ${TLS}}
  - {name: f, port: 443, protocol: HTTPS, hostname: b.io, tls: {certificateRefs: [{name: keys}]}}
  - {name: g, port: 444, protocol: HTTPS, tls: {options: {controller: knows}}}
`),
  );
});

test("silent: GKE's certificate maps, and protocols of a controller", () => {
  checkDiagnostics(
    gateway(
      '  - {name: a, port: 443, protocol: HTTPS}\n',
      ', annotations: {networking.gke.io/certmap: shop}',
    ),
  );
  checkDiagnostics(
    gateway('  - {name: a, port: 443, protocol: x.io/quic}\n  - {name: b, port: 443, protocol: x.io/quic}\n'),
  );
});

test('undecidable: templates', () => {
  checkDiagnostics(
    gateway(`  - {name: "\${A}", port: 80, protocol: HTTP}
  - {name: "\${A}", port: 80, protocol: HTTP, hostname: "\${HOST}"}
  - {name: b, port: "\${PORT}", protocol: HTTP}
  - {name: c, port: 443, protocol: HTTPS, tls: {mode: "\${MODE}"}}
`),
  );
  checkDiagnostics(gateway('  - {name: a, port: 443, protocol: HTTPS {{ .tls }}}\n'));
});
