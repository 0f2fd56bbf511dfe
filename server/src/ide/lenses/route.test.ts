import { expect, test } from 'vitest';
import { lensesOf, lensTargetsOf } from '../../testing/lensesOf';

const WORLD = `
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{name: http, port: 80, targetPort: web}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  replicas: 2
  template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}]}]}}
`;

const lenses = (source: string, kind: string): readonly string[] =>
  lensesOf(source).filter((lens) => lens.startsWith(kind));

const INGRESS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [app.example.com]}]
  rules:
  - host: app.example.com
    http:
      paths:
      - {path: /api, pathType: Prefix, backend: {service: {name: api, port: {name: http}}}}
      - {path: /no, pathType: Prefix, backend: {service: {name: no, port: {number: 80}}}}
  - http: {paths: [{path: /, pathType: Prefix, backend: {resource: {kind: Bucket, name: b}}}]}
${WORLD}`;

test('each path of an Ingress, with the pods and the port behind it', () => {
  expect(lenses(INGRESS, 'Ingress')).toEqual([
    'Ingress/shop: https://app.example.com/api → api:80 → 2 pods :8080',
    'Ingress/shop: https://app.example.com/no → no:80 (not in this workspace)',
    'Ingress/shop: http://*/ → no Service',
  ]);
  expect(lensTargetsOf(INGRESS).filter((target) => target.startsWith('Ingress'))).toEqual([
    'Ingress/shop → main.yaml:17:18 "api"',
  ]);
});

test('each rule of a route', () => {
  const route = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: shop}
spec:
  hostnames: [a.example.com, b.example.com]
  rules:
  - matches: [{path: {value: /api}, method: POST}]
    backendRefs: [{name: api, port: 80, weight: 9}, {name: api, port: 81}]
${WORLD}`;
  expect(lenses(route, 'HTTPRoute')).toEqual([
    'HTTPRoute/shop: POST a.example.com/api (+1) → api:80 (weight 9) → 2 pods :8080, api:81 (the Service has no …',
  ]);
});
