import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const gateway = (listener: string): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
spec: {gatewayClassName: c, listeners: [{name: web, port: 80${listener}}]}
`;

const route = (kind: string, metadata = '{name: shop, namespace: shop}'): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: ${metadata}
spec:
  parentRefs:
  - name: public
    namespace: edge
`;

const labelled = (kind: string, label: string): string =>
  route(kind).replace('name: public\n', `name: public\n#         ^^^^^^ ${label}\n`);

const NAMESPACE = `---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
`;

const selecting = (label: string): string =>
  gateway(
    `, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {${label}}}}}`,
  );

test('the listener takes routes of its own namespace only, as it says nothing', () => {
  const message = 'error: Listener `web` of Gateway `public` takes no routes of namespace `shop`';
  const source = labelled('HTTPRoute', message) + gateway(', protocol: HTTP');
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual([
    "main.yaml: web: Listener `web` takes routes of the Gateway's own namespace only",
  ]);
  checkDiagnostics(
    labelled('HTTPRoute', message) + gateway(', protocol: HTTP, allowedRoutes: {namespaces: {from: None}}'),
  );
});

test('the listener takes other kinds, by its protocol or by a list', () => {
  const all = ', allowedRoutes: {namespaces: {from: All}';
  checkDiagnostics(
    labelled('TCPRoute', 'error: Listener `web` of Gateway `public` takes no TCPRoute') +
      gateway(`, protocol: HTTP${all}}`),
  );
  checkDiagnostics(
    labelled('HTTPRoute', 'error: Listener `web` of Gateway `public` takes no HTTPRoute') +
      gateway(`, protocol: HTTP${all}, kinds: [{kind: GRPCRoute}]}`),
  );
});

test('several listeners', () => {
  checkDiagnostics(
    labelled('TLSRoute', 'error: No listener of Gateway `public` takes a TLSRoute') +
      gateway(', protocol: HTTP}, {name: b, port: 81, protocol: TCP'),
  );
});

test('a warning where labels of the namespace decide', () => {
  checkDiagnostics(
    labelled('HTTPRoute', 'warning: Listener `web` of Gateway `public` takes no routes of namespace `shop`') +
      selecting('team: edge') +
      NAMESPACE,
  );
});

test('silent: the listener takes the route', () => {
  checkDiagnostics(route('HTTPRoute', '{name: shop, namespace: edge}') + gateway(', protocol: HTTP'));
  checkDiagnostics(
    route('HTTPRoute') + gateway(', protocol: HTTP, allowedRoutes: {namespaces: {from: All}}'),
  );
  checkDiagnostics(route('HTTPRoute') + selecting('team: shop') + NAMESPACE);
  checkDiagnostics(
    route('HTTPRoute') +
      gateway(
        ', protocol: HTTP}, {name: b, port: 81, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}',
      ),
  );
});

test('undecidable: a namespace that is not in the files, or up to the deployment; protocols of a controller', () => {
  checkDiagnostics(route('HTTPRoute') + selecting('team: edge'));
  checkDiagnostics(route('HTTPRoute', '{name: shop}') + gateway(', protocol: HTTP'));
  const all = ', allowedRoutes: {namespaces: {from: All}}';
  checkDiagnostics(route('TCPRoute') + gateway(`, protocol: example.com/quic${all}`));
});

test('undecidable: templates', () => {
  checkDiagnostics(route('HTTPRoute', '{name: shop, namespace: ${NS}}') + gateway(', protocol: HTTP'));
  checkDiagnostics(
    route('HTTPRoute') + gateway(', protocol: HTTP, allowedRoutes: {namespaces: {from: ${FROM}}}'),
  );
  checkDiagnostics(
    route('HTTPRoute') + gateway(', protocol: HTTP, allowedRoutes: {namespaces: {from: {{ .from }}}}'),
  );
});
