import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const GATEWAY = `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
spec: {gatewayClassName: c, listeners: [{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]}
`;

const route = (parent: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: shop}
spec:
  parentRefs:
  - ${parent}
`;

const MISSPELT = `${route('{namespace: edge, name: "pubilc"} # ours')}#                            ^^^^^^ error: No Gateway \`pubilc\` in namespace \`edge\`; did you mean \`public\`?
${GATEWAY}`;

test('the name is misspelt', () => {
  checkDiagnostics(MISSPELT);
  const fixed = route('{namespace: edge, name: "public"} # ours').slice(1) + GATEWAY;
  checkFixedText(MISSPELT, 'Change the Gateway to `public`', fixed);
});

test('information where other Gateways of that namespace are deployed with it', () => {
  checkDiagnostics(`${route('{namespace: edge, name: internal}')}#                           ^^^^^^^^ info: No Gateway \`internal\` in namespace \`edge\`
${GATEWAY}`);
});

test('a Service of a mesh is misspelt', () => {
  checkDiagnostics(`${route("{kind: Service, group: '', name: frontent}")}#                                    ^^^^^^^^ error: No Service \`frontent\` in namespace \`shop\`; did you mean \`frontend\`?
---
apiVersion: v1
kind: Service
metadata: {name: frontend, namespace: shop}
spec: {ports: [{port: 80}]}
`);
});

test('silent: the parent is there, is of another kind, or no Gateway of the namespace is in the files', () => {
  checkDiagnostics(route('{namespace: edge, name: public}') + GATEWAY);
  checkDiagnostics(route('{group: x.io, kind: Mesh, name: pubilc, namespace: edge}') + GATEWAY);
  checkDiagnostics(route('{name: internal}') + GATEWAY);
  checkDiagnostics(route('{namespace: edge, name: internal}'));
});

test('undecidable: templates, and objects that the files do not show', () => {
  checkDiagnostics(route('{namespace: edge, name: ${NAME}}') + GATEWAY);
  checkDiagnostics(route('{namespace: ${EDGE}, name: pubilc}') + GATEWAY);
  checkDiagnostics(route('{namespace: edge, name: {{ .gateway }}}') + GATEWAY);
  const kafka = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';
  checkDiagnostics(route('{namespace: edge, name: internal}') + GATEWAY + kafka);
});
