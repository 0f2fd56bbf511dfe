import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const CART = `---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 80, targetPort: 8080}]}
`;

const route = (backend: string, label = ''): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: shop}
spec:
  parentRefs: [{name: public, namespace: edge}]
  rules:
  - backendRefs:
    - ${backend}
${label}`;

const MISSPELT =
  route(
    '{name: crat, port: 80} # ours',
    '#            ^^^^ error: No Service `crat` in namespace `shop`; did you mean `cart`?\n',
  ) + CART;

test('the name is misspelt', () => {
  checkDiagnostics(MISSPELT);
  checkFixedText(
    MISSPELT,
    'Change the Service to `cart`',
    route('{name: cart, port: 80} # ours').slice(1) + CART,
  );
});

test('a Service that lacks the port is named with one that it has', () => {
  checkFixedText(
    route('{name: crat, port: 81}') + CART,
    'Change the Service to `cart`, port `80`',
    route('{name: cart, port: 80}').slice(1) + CART,
  );
});

test('a mirror is a backend', () => {
  checkDiagnostics(`
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: shop}
spec:
  parentRefs: [{name: public}]
  rules:
  - filters:
    - type: RequestMirror
      requestMirror: {backendRef: {name: other, port: 80}}
#                                        ^^^^^ error: No Service \`other\` in namespace \`shop\`
${CART}`);
});

test('the Service is in another namespace', () => {
  const auth = CART.replace('name: cart, namespace: shop', 'name: login, namespace: auth');
  const label =
    '#           ^^^^^ error: Service `login` is in namespace `auth`, and this backend looks in namespace `shop`\n';
  const block = 'name: login\n      port: 80';
  const source = route(block).replace('login\n', `login\n${label}`) + CART + auth;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual([]);
  const grant = `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: shop, namespace: auth}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]
  to: [{group: '', kind: Service}]
`;
  checkDiagnostics(source + grant);
  checkFixedText(
    source + grant,
    'Look in namespace `auth`',
    route('name: login\n      namespace: auth\n      port: 80').slice(1) + CART + auth + grant,
  );
});

test('the port is none of the Service, is its targetPort, or is not there', () => {
  checkDiagnostics(
    route(
      '{name: cart, port: 81}',
      '#                        ^^ error: Service `cart` has no port `81`; it has `http` (80)\n',
    ) + CART,
  );
  const target =
    route(
      '{name: cart, port: 8080}',
      '#                        ^^^^ error: Service `cart` has no port `8080`; that is the targetPort of `http` (80)\n',
    ) + CART;
  checkDiagnostics(target);
  checkFixedText(target, 'Change the port to `80`', route('{name: cart, port: 80}').slice(1) + CART);
  const without =
    route('name: cart', '#            ^^^^ error: A backend that is a Service needs a port\n').replace(
      '#            ^',
      '#           ^',
    ) + CART;
  checkDiagnostics(without);
  checkFixedText(without, 'Add port `80`', route('name: cart\n      port: 80').slice(1) + CART);
});

test('silent: the Service is there, or the backend is of another kind', () => {
  checkDiagnostics(route('{name: cart, port: 80}') + CART);
  checkDiagnostics(route('{kind: ServiceImport, group: multicluster.x-k8s.io, name: crat}') + CART);
  checkDiagnostics(route('{kind: Service, group: "", name: cart, namespace: shop, port: 80}') + CART);
});

test('undecidable: no Services at all, another namespace, or an operator that makes some', () => {
  const kafka = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';
  checkDiagnostics(route('{name: other, port: 80}'));
  checkDiagnostics(route('{name: other, namespace: far, port: 80}') + CART);
  checkDiagnostics(route('{name: other, port: 80}') + CART + kafka);
});

test('undecidable: templates', () => {
  checkDiagnostics(route('{name: ${NAME}, port: 80}') + CART);
  checkDiagnostics(route('{name: cart, port: ${PORT}}') + CART);
  checkDiagnostics(route('{name: crat, namespace: ${NS}, port: 80}') + CART);
  checkDiagnostics(route('{name: crat, port: {{ .port }}}') + CART);
});
