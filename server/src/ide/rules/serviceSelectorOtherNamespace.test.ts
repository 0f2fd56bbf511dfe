import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const service = (metadata: string): string => `
apiVersion: v1
kind: Service
metadata: ${metadata}
spec: {selector: {app: web}}
`;

const pod = (metadata: string): string => `---
apiVersion: v1
kind: Pod
metadata: ${metadata}
`;

const APART = `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: "shop" # here
#             ^^^^ warning: This Service selects pods of namespace \`shop\`, but pod/web with these labels is in namespace \`web\`
spec: {selector: {app: web}}
${pod('{name: web, namespace: web, labels: {app: web}}')}`;

test('the pods are in another namespace', () => {
  checkDiagnostics(APART);
  expect(relatedOf(APART)).toEqual(['main.yaml: web: pod/web is in namespace `web`']);
  checkFixedText(
    APART,
    'Move the Service to namespace `web`',
    `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: "web" # here
spec: {selector: {app: web}}
${pod('{name: web, namespace: web, labels: {app: web}}')}`,
  );
});

test('a Service that others refer to is not moved', () => {
  const ingress = `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec: {defaultBackend: {service: {name: web}}}
`;
  expect(fixTitles(APART + ingress)).toEqual([]);
});

test('silent: pods of the own namespace, also where it is not written', () => {
  const there = pod('{name: web, namespace: web, labels: {app: web}}');
  checkDiagnostics(
    service('{name: web, namespace: shop}') + there + pod('{name: a, namespace: shop, labels: {app: web}}'),
  );
  checkDiagnostics(service('{name: web}') + there);
  checkDiagnostics(service('{name: web, namespace: shop}') + pod('{name: web, labels: {app: web}}'));
});

test('silent: the copy of another folder', () => {
  checkDiagnostics(`#- dev/service.yaml
${service('{name: web, namespace: dev}')}#- prod/pod.yaml
${pod('{name: web, namespace: prod, labels: {app: web}}')}`);
});

test('undecidable: pods of the own namespace may be made by an operator', () => {
  const operator = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-pods}\n';
  checkDiagnostics(
    service('{name: web, namespace: shop}') +
      pod('{name: web, namespace: web, labels: {app: web}}') +
      operator,
  );
});
