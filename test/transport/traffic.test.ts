/** `dns` and `route` as real processes. */
import { expect, test } from 'vitest';
import { run } from './tool';

const WORLD = {
  'k8s/web.yaml': `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c}]}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  rules:
  - host: app.example.com
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}
      - {path: /only, pathType: Exact, backend: {service: {name: web, port: {number: 80}}}}
`,
};

test('dns lists the records and who makes them', () => {
  const { status, out } = run(WORLD, ['dns', 'k8s']);
  expect(status).toBe(0);
  expect(out.replaceAll(/ +/g, ' ').split('\n')).toEqual([
    'NAME TYPE ANSWER MADE BY',
    'web.shop.svc.cluster.local A clusterIP:shop/web service/web k8s/web.yaml:3:18',
    '_http._tcp.web.shop.svc.cluster.local SRV 80 web.shop.svc.cluster.local service/web k8s/web.yaml:3:18',
    '',
  ]);
});

test('dns --from shows each query; a name without an answer exits with 1', () => {
  const asked = run(WORLD, ['dns', 'k8s', '--from', 'shop/web', 'web.shop', '-o', 'json']);
  expect(asked.status).toBe(0);
  expect(JSON.parse(asked.out)).toMatchObject({
    rcode: 'NOERROR',
    answers: ['clusterIP:shop/web'],
    resolvedAs: 'web.shop.svc.cluster.local',
    queries: [
      { name: 'web.shop.shop.svc.cluster.local', rcode: 'NXDOMAIN' },
      { name: 'web.shop.svc.cluster.local' },
    ],
  });
  expect(run(WORLD, ['dns', 'k8s', '--from', 'deployment/web', 'nope']).status).toBe(1);
  expect(run(WORLD, ['dns', 'k8s', '--from', 'nobody', 'web']).status).toBe(2);
});

test('route says who wins and why the others lose', () => {
  const { status, out } = run(WORLD, ['route', 'k8s', 'https://app.example.com/x']);
  expect(status).toBe(0);
  expect(out).toBe(`GET https://app.example.com/x

Ingress: shop/web:80
  won   ingress shop/web app.example.com/ (Prefix)  k8s/web.yaml:19:9
        because the path is below /
  to    shop/Deployment/web:8080
  lost  ingress shop/web app.example.com/only (Exact)  k8s/web.yaml:20:9
        because /x is not exactly /only
`);
  expect(run(WORLD, ['route', 'k8s', 'other.example.com']).status).toBe(1);
  expect(run(WORLD, ['route', 'k8s', 'https://app.example.com/', '--gateway', 'no']).status).toBe(2);
});

const OVERLAYS = {
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': WORLD['k8s/web.yaml'].replaceAll(', namespace: shop', ''),
  'prod/kustomization.yaml': 'resources: [../base]\nnamespace: shop\nnamePrefix: p-\n',
  'dev/kustomization.yaml': 'resources: [../base]\nnamespace: dev\n',
};

test('an overlay answers by what it renders, its base included', () => {
  const { status, out, notes } = run(OVERLAYS, ['route', 'prod', 'https://app.example.com/x']);
  expect([status, notes]).toEqual([0, '']);
  expect(out).toContain('Ingress: shop/p-web:80');
  const asked = run(OVERLAYS, ['dns', 'prod', '--from', 'shop/p-web', 'p-web', '-o', 'json']);
  expect(JSON.parse(asked.out)).toMatchObject({ answers: ['clusterIP:shop/p-web'] });
});

test('environments side by side are said to be taken together', () => {
  const { out, notes } = run(OVERLAYS, ['dns', '.']);
  expect(out).toContain('web.dev.svc.cluster.local');
  expect(out).toContain('p-web.shop.svc.cluster.local');
  expect(notes).toBe('note: dev, prod are taken together; name the folder of one to ask it alone\n');
});
