/** Links of what the API server calls: webhooks, API services, conversions. */
import { describe, expect, test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';
import { decoded } from '../testing/decoded';
import { linksOf } from './links';

const WORLD = `
#- world.yaml
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: [{name: https, port: 443}]}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec: {secretName: issued}
`;

const WEBHOOK = (kind: string): string => `
apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}
metadata:
  name: web
  annotations:
    cert-manager.io/inject-ca-from: shop/web
#                                        ^^^ -> certificate/web
webhooks:
- name: web.example.com
  namespaceSelector: {matchLabels: {team: shop}}
#                                         ^^^^ -> namespace/shop team: shop
  clientConfig:
    service:
      name: web
#           ^^^ -> service/web
      namespace: shop
#                ^^^^ -> namespace/shop
      port: 443
#           ^^^ -> service/web {name: https, port: 443}
`;

const CALLED: readonly (readonly [string, string])[] = [
  ['ValidatingWebhookConfiguration', WEBHOOK('ValidatingWebhookConfiguration')],
  ['MutatingWebhookConfiguration', WEBHOOK('MutatingWebhookConfiguration')],
  [
    'APIService',
    `
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.example.com}
spec: {service: {name: web, namespace: shop, port: 443}}
#                      ^^^ -> service/web
#                                                  ^^^ -> service/web {name: https, port: 443}
`,
  ],
  [
    'CustomResourceDefinition',
    `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: a.example.com}
spec: {conversion: {webhook: {clientConfig: {service: {name: web, namespace: shop}}}}}
#                                                            ^^^ -> service/web
`,
  ],
  [
    'CustomResourceDefinition before v1',
    `
apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: {name: a.example.com}
spec: {conversion: {webhookClientConfig: {service: {name: web, namespace: shop}}}}
#                                                         ^^^ -> service/web
`,
  ],
];

describe('Services that the API server calls', () => {
  test.each(CALLED)('%s', (_, sample) => checkLinks(sample + WORLD));

  test('the port is 443 where none is written, and stands nowhere', () => {
    const [object] = decoded(`apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.example.com}
spec: {service: {name: web, namespace: shop}}
`);
    const [port] = object ? linksOf(object).filter((link) => link.type === 'port') : [];
    expect(port).toMatchObject({ port: { value: '443', type: 'number' }, role: 'API service port' });
    expect(port?.port.start).toBe(port?.port.end);
  });
});
