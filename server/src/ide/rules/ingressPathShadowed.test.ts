import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

test('a longer regular expression takes what a path asks for', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations: {nginx.ingress.kubernetes.io/rewrite-target: /$2}
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /api(/|$)(.*)
            pathType: ImplementationSpecific
            backend: {service: {name: api, port: {number: 80}}}
          - path: /
            pathType: ImplementationSpecific
            backend: {service: {name: web, port: {number: 80}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: old}
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /api/v2
#                 ^^^^^^^ info: \`/api/v2\` is never reached: \`/api(/|$)(.*)\` of Ingress \`shop\` is longer and matches it
            pathType: ImplementationSpecific
            backend: {service: {name: api-v2, port: {number: 80}}}
`);
});

const ingress = (path: string, annotation = 'nginx.ingress.kubernetes.io/use-regex: "true"'): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, annotations: {${annotation}}}
spec:
  rules:
    - http:
        paths:
          - {path: ${path}, pathType: ImplementationSpecific, backend: {service: {name: a, port: {number: 80}}}}
          - {path: /api, pathType: ImplementationSpecific, backend: {service: {name: b, port: {number: 80}}}}
`;

test('silent: no regular expressions, shorter ones, ones that do not match, one backend', () => {
  checkDiagnostics(ingress('/api.*', 'a: b'));
  checkDiagnostics(ingress('/.*'));
  checkDiagnostics(ingress('/web(/|$)(.*)'));
  checkDiagnostics(ingress('"/api/v[0-9]"'));
  checkDiagnostics(ingress('/api.*').replace('name: b', 'name: a'));
});

test('undecidable: an expression that cannot be read, a template', () => {
  checkDiagnostics(ingress('"/api(.*"'));
  checkDiagnostics(ingress('"/api${REST}.*"'));
});
