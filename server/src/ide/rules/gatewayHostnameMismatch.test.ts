import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const gateway = (hostname: string, protocol = 'HTTP'): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public}
spec: {gatewayClassName: c, listeners: [{name: web, port: 80, protocol: ${protocol}, hostname: '${hostname}'}]}
`;

const route = (hostnames: string, label = ''): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec:
  parentRefs:
  - name: public
${label}  hostnames: [${hostnames}]
`;

const LABEL =
  '#         ^^^^^^ warning: Gateway `public` serves `*.example.com`, and none of the hostnames of this route\n';

test('a wildcard does not cover the bare domain, nor another one', () => {
  const source = route('example.com, shop.example.org', LABEL) + gateway('*.example.com');
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual([
    'main.yaml: web: Listener `web` serves `*.example.com`',
    'main.yaml: example.com: The route is for `example.com`',
    'main.yaml: shop.example.org: The route is for `shop.example.org`',
  ]);
});

test('silent: one of the hostnames fits, or nobody asks for any', () => {
  checkDiagnostics(route('example.com, a.b.example.com') + gateway('*.example.com'));
  checkDiagnostics(route("'*.example.com'") + gateway('shop.example.com'));
  checkDiagnostics(route('') + gateway('shop.example.com'));
  checkDiagnostics(route('example.org') + gateway('*'));
});

test('silent: TCP knows no hostnames', () => {
  const tcp = route('example.org').replace('HTTPRoute', 'TCPRoute');
  checkDiagnostics(tcp + gateway('example.com', 'TCP'));
});

test('undecidable: templates', () => {
  checkDiagnostics(route('${HOST}') + gateway('*.example.com'));
  checkDiagnostics(route('example.com') + gateway('*.${DOMAIN}'));
  checkDiagnostics(route('example.com') + gateway('{{ .host }}'));
});
