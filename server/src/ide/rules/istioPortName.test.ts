import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const CODE = 'istio-port-name';

const service = (ports: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  ports:
${ports}`;

const MESH = `---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: strict, namespace: shop}
`;

test('the name tells no protocol', () => {
  const source =
    service(`  - name: web # ours
#         ^^^ info: Istio cannot tell the protocol of port \`web\` from its name
    port: 80
`) + MESH;
  checkDiagnostics(source, CODE);
  expect(fixTitles(source, CODE)).toEqual(['Add `appProtocol: http`', 'Add `appProtocol: tcp`']);
  checkFixedText(
    source,
    'Add `appProtocol: http`',
    service('  - name: web\n    appProtocol: http # ours\n    port: 80\n').slice(1) + MESH,
    CODE,
  );
});

test('a rule of another folder names the Service', () => {
  checkDiagnostics(
    `#- a/service.yaml
${service('  - {name: api, port: 80}\n')}#          ^^^ info: Istio cannot tell the protocol of port \`api\` from its name
#- b/rule.yaml
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web}
spec: {host: web.shop.svc.cluster.local}
`,
    CODE,
  );
});

test('silent: names and appProtocols that tell it, no names, UDP, and servers that speak first', () => {
  const ports = [
    '{name: http, port: 1}',
    '{name: grpc-web-api, port: 2}',
    '{name: TCP-sql, port: 3}',
    '{name: api, port: 4, appProtocol: kubernetes.io/h2c}',
    '{name: dns, port: 5, protocol: UDP}',
    '{name: sql, port: 3306}',
  ];
  checkDiagnostics(service(ports.map((port) => `  - ${port}\n`).join('')) + MESH, CODE);
  checkDiagnostics(service('  - {port: 80}\n') + MESH, CODE);
});

test('silent: no Istio object is deployed with the Service', () => {
  checkDiagnostics(service('  - {name: web, port: 80}\n'));
  checkDiagnostics(`#- a/service.yaml\n${service('  - {name: web, port: 80}\n')}#- b/mesh.yaml\n${MESH}`);
});

test('undecidable: templates', () => {
  checkDiagnostics(service('  - {name: "${NAME}", port: 80}\n') + MESH, CODE);
  checkDiagnostics(service('  - {name: web, port: {{ .port }}}\n') + MESH, CODE);
});
