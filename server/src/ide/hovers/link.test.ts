import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';

const certificate = `
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop, namespace: shop}
spec: {secretName: shop-tls}
`;
const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{secretName: shop-$0tls}]
`;

test('a name leads to its object, or to the object that makes it', () => {
  expect(hoverAt(ingress + certificate)).toBe(
    'TLS secret: `shop-tls`, made by [certificate/shop](main.yaml#L10)',
  );
  const secret = '---\napiVersion: v1\nkind: Secret\nmetadata: {name: shop-tls, namespace: shop}\n';
  expect(hoverAt(ingress + secret)).toBe('TLS secret: [secret/shop-tls](main.yaml#L9)');
});

test('what is not here is said, and not called wrong', () => {
  expect(hoverAt(ingress)).toBe('TLS secret: Secret `shop-tls` is not in this workspace');
});

test('a scale target leads to the workload', () => {
  const source = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: we$0b}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
`;
  expect(hoverAt(source)).toContain('[deployment/web](main.yaml#L8)');
});
