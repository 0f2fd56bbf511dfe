import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const TWICE = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /api
            pathType: Prefix
            backend: {service: {name: api, port: {number: 80}}}
          - path: /api/
#                 ^^^^^ warning: \`/api/\` of this host leads to another backend already, above
            pathType: Prefix
            backend: {service: {name: api-v2, port: {number: 80}}}
          - path: /api
#                 ^^^^ info: \`/api\` of this host is there already, above
            pathType: Prefix
            backend: {service: {name: api, port: {number: 80}}}
`;

test('twice in one Ingress, to another backend and to the same', () => {
  checkDiagnostics(TWICE);
  expect(relatedOf(TWICE)[0]).toBe('main.yaml: /api: The first of the two');
});

test('in two Ingresses of one file', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: one}
spec:
  rules:
    - http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: two}
spec:
  rules:
    - http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: b, port: {number: 80}}}}]}
#                           ^ warning: \`/\` of this host leads to another backend already, in Ingress \`one\`
`);
});

const ingress = (name: string, path: string, more = ''): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  annotations: {a: b${more}}
spec:
  rules:
    - host: shop.example.com
      http: {paths: [{path: ${path}, pathType: Exact, backend: {service: {name: ${name}, port: {number: 80}}}}]}
`;

test('silent: other paths, types, hosts and classes, canaries, other deployments', () => {
  checkDiagnostics(`${ingress('one', '/a')}---${ingress('two', '/a/')}`);
  checkDiagnostics(`${ingress('one', '/a')}---${ingress('two', '/a').replace('Exact', 'Prefix')}`);
  checkDiagnostics(`${ingress('one', '/a')}---${ingress('two', '/a').replace('host: shop', 'host: web')}`);
  checkDiagnostics(
    `${ingress('one', '/a')}---${ingress('two', '/a').replace('spec:', 'spec:\n  ingressClassName: b')}`,
  );
  checkDiagnostics(
    `${ingress('one', '/a')}---${ingress('two', '/a', ', nginx.ingress.kubernetes.io/canary: "true"')}`,
  );
  checkDiagnostics(`${ingress('one', '/a')}#- other.yaml\n${ingress('two', '/a')}`);
});

test('undecidable: a template decides the host or the path', () => {
  checkDiagnostics(`${ingress('one', '"${PATH}"')}---${ingress('two', '"${PATH}"')}`);
  checkDiagnostics(`${ingress('one', '/a')}---${ingress('two', '/a').replace('shop.', '{{ .host }}.')}`);
});
