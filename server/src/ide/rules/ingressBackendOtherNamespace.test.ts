import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const ingress = (metadata: string, more = ''): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: ${metadata}
spec:
  defaultBackend:
    service:
      name: web
${more}      port: {number: 80}
`;

const service = (metadata: string): string => `---
apiVersion: v1
kind: Service
metadata: ${metadata}
spec: {ports: [{port: 80}]}
`;

const WEB = service('{name: web, namespace: shop}');

const APART =
  ingress(
    '{name: web, namespace: edge}',
    '#           ^^^ error: Service `web` is in namespace `shop`, and an Ingress reaches only namespace `edge`\n',
  ) + WEB;

test('the Service is in another namespace', () => {
  checkDiagnostics(APART);
  expect(fixTitles(APART)).toEqual([
    '* Move the Ingress to namespace `shop`',
    'Create ExternalName Service `web` for `web.shop.svc.cluster.local`',
  ]);
  checkFixedText(
    APART,
    'Move the Ingress to namespace `shop`',
    ingress('{name: web, namespace: shop}').slice(1) + WEB,
  );
  checkFixedText(
    APART,
    'Create ExternalName Service `web` for `web.shop.svc.cluster.local`',
    `${ingress('{name: web, namespace: edge}')}---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: edge
spec:
  type: ExternalName
  externalName: web.shop.svc.cluster.local
${WEB}`,
  );
});

test('an Ingress with other backends stays where it is', () => {
  const other = '      port: {number: 80}\n  rules: [{http: {paths: [{backend: {service: {name: api}}}]}}]\n';
  const source = ingress('{name: web, namespace: edge}').replace('      port: {number: 80}\n', other);
  expect(fixTitles(source + WEB + service('{name: api, namespace: edge}'))).toEqual([
    'Create ExternalName Service `web` for `web.shop.svc.cluster.local`',
  ]);
});

test('silent: either namespace is decided by the deployment, or there is one in both', () => {
  checkDiagnostics(ingress('{name: web}') + WEB);
  checkDiagnostics(ingress('{name: web, namespace: edge}') + service('{name: web}'));
  checkDiagnostics(ingress('{name: web, namespace: edge}') + WEB + service('{name: web, namespace: edge}'));
});

test('undecidable: an operator may make one in this namespace', () => {
  const operator = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';
  checkDiagnostics(ingress('{name: web, namespace: edge}') + WEB + operator);
});
