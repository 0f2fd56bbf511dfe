import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const service = (ports: string): string => `---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [${ports}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web, version: stable}}
    spec: {containers: [{name: web, ports: [{containerPort: 8080}, {containerPort: 9090}]}]}
`;

const TWO = service('{name: http-a, port: 8080}, {name: http-b, port: 9090}');

const GATEWAY = `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec: {servers: [{port: {number: 80}}]}
`;

const virtualService = (destination: string, gateways = ''): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
spec:
${gateways}  http:
  - route:
    - destination:
        ${destination}
`;

const PUBLIC = '  gateways: [public]\n';

test('several ports behind a gateway, and none is named', () => {
  const label = '#             ^^^ error: Service `web` has 2 ports, and this destination names none\n';
  const source = virtualService('host: web # ours', PUBLIC) + label + TWO + GATEWAY;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['Add port `8080`', 'Add port `9090`']);
  checkFixedText(
    source,
    'Add port `9090`',
    virtualService('host: web # ours\n        port:\n          number: 9090', PUBLIC).slice(1) +
      TWO +
      GATEWAY,
  );
  checkFixedText(
    virtualService('{host: web}', PUBLIC) + TWO + GATEWAY,
    'Add port `8080`',
    virtualService('{host: web, port: {number: 8080}}', PUBLIC).slice(1) + TWO + GATEWAY,
  );
});

test('information where the gateway is not in the files', () => {
  const label = '#             ^^^ info: Service `web` has 2 ports, and this destination names none\n';
  checkDiagnostics(virtualService('host: web', '  gateways: [edge/public]\n') + label + TWO);
});

test('the port is none of the Service, or its targetPort', () => {
  checkDiagnostics(
    `${virtualService('{host: web, port: {number: 81}}')}#                                  ^^ error: Service \`web\` has no port \`81\`; it has \`http-a\` (8080), \`http-b\` (9090)
${TWO}`,
  );
  const one = service('{name: http, port: 80, targetPort: 8080}');
  const source = `${virtualService('{host: web, port: {number: 8080}}')}#                                  ^^^^ error: Service \`web\` has no port \`8080\`; that is the targetPort of \`http\` (80)
${one}`;
  checkDiagnostics(source);
  const fixed = virtualService('{host: web, port: {number: 80}}').slice(1) + one;
  checkFixedText(source, 'Change the port to `80`', fixed);
});

const rule = (label: string, caret = ''): string => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web, namespace: shop}
spec:
  host: web
  subsets:
  - name: next
    labels: {version: ${label}}
${caret}`;

test('a subset selects no pod of the Service', () => {
  const near = `#                     ^^^^^^ error: No pod of Service \`web\` has \`version: stabel\`; did you mean \`stable\`?\n`;
  const source = rule('stabel', near) + TWO;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the label to `version: stable`', rule('stable').slice(1) + TWO);
  checkDiagnostics(
    rule('v2', '#                     ^^ info: No pod of Service `web` has `version: v2`\n') + TWO,
  );
});

test('silent: a port is named, there is only one, the gateway has it, or sidecars take that of the caller', () => {
  checkDiagnostics(virtualService('{host: web, port: {number: 9090}}', PUBLIC) + TWO + GATEWAY);
  checkDiagnostics(virtualService('host: web', PUBLIC) + service('{name: http, port: 8080}') + GATEWAY);
  const dns = service('{name: tcp-dns, port: 53}, {name: udp-dns, port: 53, protocol: UDP}');
  checkDiagnostics(virtualService('host: web', PUBLIC) + dns + GATEWAY, 'istio-destination');
  checkDiagnostics(virtualService('host: web', PUBLIC) + TWO + GATEWAY.replace('80', '8080'));
  checkDiagnostics(virtualService('host: web') + TWO);
  checkDiagnostics(virtualService('host: web', '  gateways: [mesh]\n') + TWO);
});

test('silent: subsets with pods, of external hosts, and with labels of a controller', () => {
  checkDiagnostics(rule('stable') + TWO);
  checkDiagnostics(rule('v2').replace('host: web', 'host: web.example.com') + TWO);
  checkDiagnostics(rule('a').replace('version', 'topology.istio.io/network') + TWO);
});

test('undecidable: the Service is not in the files, or pods may be that the files do not show', () => {
  checkDiagnostics(virtualService('host: web', PUBLIC) + GATEWAY);
  checkDiagnostics(rule('v2'));
  const kafka = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';
  checkDiagnostics(rule('v2') + TWO + kafka);
});

test('undecidable: templates', () => {
  checkDiagnostics(virtualService('{host: web, port: {number: "${PORT}"}}') + TWO);
  checkDiagnostics(virtualService('{host: "${HOST}"}', PUBLIC) + TWO + GATEWAY);
  checkDiagnostics(virtualService('{host: web, port: {number: {{ .port }}}}') + TWO);
  checkDiagnostics(rule('"${VERSION}"') + TWO);
  checkDiagnostics(rule('v2') + TWO.replace('version: stable', 'version: "${VERSION}"'));
});
