import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const LOGIN = `---
apiVersion: v1
kind: Service
metadata: {name: login, namespace: auth}
spec: {ports: [{port: 80}]}
`;

const route = (label = '', parent = '{name: public}'): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: shop}
spec:
  parentRefs: [${parent}]
  rules:
  - backendRefs:
    - {name: login, namespace: auth, port: 80}
${label}`;

const label = (severity: string): string =>
  `#            ^^^^^ ${severity}: No ReferenceGrant in namespace \`auth\` lets this HTTPRoute use Service \`login\`\n`;

const grant = (name: string, namespace: string): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: {name: ${name}, namespace: auth}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${namespace}}]
  to: [{group: '', kind: Service}]
`;

test('nobody grants it; a grant is created behind the Service', () => {
  const source = route(label('error')) + LOGIN;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['* Create a ReferenceGrant in namespace `auth`']);
  checkFixedText(
    source,
    'Create a ReferenceGrant in namespace `auth`',
    `${route().slice(1)}${LOGIN}---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: httproute-shop-to-login
  namespace: auth
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: shop
  to:
    - group: ""
      kind: Service
      name: login
`,
  );
});

test('a grant of the namespace allows something else', () => {
  const source = route(label('error')) + LOGIN + grant('for-blog', 'blog');
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual([
    'main.yaml: login: Service `login`',
    'main.yaml: for-blog: This ReferenceGrant allows something else',
  ]);
});

test('information where the Service is deployed from elsewhere', () => {
  checkDiagnostics(`#- a/route.yaml\n${route(label('info'))}#- b/service.yaml\n${LOGIN}`);
});

test('a certificate of a Gateway', () => {
  checkDiagnostics(`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
spec:
  listeners:
  - name: https
    port: 443
    protocol: HTTPS
    tls:
      certificateRefs: [{name: keys, namespace: auth}]
#                              ^^^^ error: No ReferenceGrant in namespace \`auth\` lets this Gateway use Secret \`keys\`
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: auth}
`);
});

test('silent: it is granted, or in the same namespace', () => {
  checkDiagnostics(route() + LOGIN + grant('for-shop', 'shop'));
  checkDiagnostics(route().replace('namespace: shop', 'namespace: auth') + LOGIN);
});

test('silent: a route of a mesh alone', () => {
  checkDiagnostics(route('', "{kind: Service, group: '', name: login, namespace: auth}") + LOGIN);
});

test('undecidable: the Service is not in the files, or the deployment decides a namespace', () => {
  checkDiagnostics(route());
  checkDiagnostics(route().replace(', namespace: shop', '') + LOGIN);
  const kafka = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';
  checkDiagnostics(route() + LOGIN + kafka);
});

test('undecidable: templates', () => {
  checkDiagnostics(route() + LOGIN + grant('for-shop', '${NS}'));
  checkDiagnostics(route() + LOGIN + grant('for-shop', '{{ .namespace }}'));
  checkDiagnostics(route().replace('namespace: auth', 'namespace: ${AUTH}') + LOGIN);
});
