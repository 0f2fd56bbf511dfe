import { expect, test } from 'vitest';
import { atCursor, ROOT } from '../testing/fixture';
import { completion } from './completion';

/** Labels offered at the cursor, in order. */
function completeAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const text = fixture.files.get(uri.slice(ROOT.length)) ?? '';
  return completion(snapshot, uri, offset, text).map((item) => item.label);
}

const WORLD = `
#- world.yaml
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector: {app: api}
  ports: [{name: http, port: 80, targetPort: web}]
---
apiVersion: v1
kind: Service
metadata: {name: other, namespace: elsewhere}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  template:
    metadata: {labels: {app: api, tier: back}}
    spec: {containers: [{name: app, ports: [{name: web, containerPort: 8080}]}]}
`;

test('a backend name completes to the Services of the namespace, an empty one too', () => {
  const ingress = (name: string): string => `
#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  defaultBackend:
    service:
      name: ${name}
`;
  expect(completeAt(ingress('$0') + WORLD)).toEqual(['api']);
  expect(completeAt(ingress('a$0') + WORLD)).toEqual(['api']);
});

test('a backend port completes to the ports of the Service', () => {
  const source = `
#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  defaultBackend: {service: {name: api, port: {name: $0}}}
`;
  expect(completeAt(source + WORLD)).toEqual(['80', 'http']);
});

test('a selector completes to label keys and, behind a key, to its values', () => {
  const policy = (selector: string): string => `
#- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec:
  podSelector:
    matchLabels:
      ${selector}
`;
  expect(completeAt(policy('t$0') + WORLD)).toEqual(['app', 'tier']);
  expect(completeAt(policy('tier: $0') + WORLD)).toEqual(['back']);
});

test('a targetPort completes to the ports of the selected pods', () => {
  const source = WORLD.replace('targetPort: web', 'targetPort: $0');
  expect(completeAt(source)).toEqual(['8080', 'web']);
});

test('nothing is offered where nothing is linked', () => {
  expect(completeAt('apiVersion: v1\nkind: Service\nmetadata: {name: a$0}\n')).toEqual([]);
});
