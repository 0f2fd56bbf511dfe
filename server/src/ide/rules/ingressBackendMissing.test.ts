import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const CART = `---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec:
  selector: {}
  ports: [{name: http, port: 80}]
`;

const ingress = (backend: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
spec:
  rules:
  - http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service: ${backend}
`;

const MISSPELT = `${ingress('{name: crat, port: {number: 80}}')}#                         ^^^^ error: No Service \`crat\` in namespace \`shop\`; did you mean \`cart\`?
${CART}`;

test('the name is misspelt', () => {
  checkDiagnostics(MISSPELT);
  expect(relatedOf(MISSPELT)).toEqual(['main.yaml: cart: Service `cart`']);
  expect(fixTitles(MISSPELT)).toEqual(['* Change the Service to `cart`', 'Create Service `crat`']);
  checkFixedText(
    MISSPELT,
    'Change the Service to `cart`',
    ingress('{name: cart, port: {number: 80}}').slice(1) + CART,
  );
});

test('a Service that lacks the port is named with one that it has', () => {
  const source = ingress('{name: crat, port: {name: web}}') + CART;
  checkFixedText(
    source,
    'Change the Service to `cart`, port `http`',
    ingress('{name: cart, port: {name: http}}').slice(1) + CART,
  );
});

test('the Service is created behind the Ingress, with the ports that are asked of it', () => {
  const source = ingress('{name: web, port: {number: 8000}}') + CART;
  checkFixedText(
    source,
    'Create Service `web`',
    `${ingress('{name: web, port: {number: 8000}}')}---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 8000
      name: port-8000
${CART}`,
  );
});

test('a workload of that name gives the created Service its selector and its target port', () => {
  const workload = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app.kubernetes.io/name: "1", tier: front}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`;
  const source = ingress('{name: web, port: {name: http}}') + CART + workload;
  checkFixedText(
    source,
    'Create Service `web`',
    `${ingress('{name: web, port: {name: http}}')}---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app.kubernetes.io/name: "1"
  ports:
    - port: 80
      name: http
      targetPort: http
${CART}${workload}`,
  );
});

test('the last document of a file with other line ends', () => {
  const source = `${ingress('{name: web, port: {number: 80}}').trimEnd()}`.replaceAll('\n', '\r\n');
  const other = `#- other.yaml\n${CART}`;
  checkFixedText(
    `#- main.yaml\n${source.slice(2)}\n${other}`,
    'Create Service `web`',
    `${source.slice(2)}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      name: port-80
`
      .replaceAll(/(?<!\r)\n/g, '\r\n')
      .replace('}}\r\n---', '}}\n---'),
  );
});

test('the default backend, and both shapes before v1', () => {
  checkDiagnostics(
    `
apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  backend:
    serviceName: crat
#                ^^^^ error: No Service \`crat\` in namespace \`shop\`; did you mean \`cart\`?
    servicePort: http
  rules:
  - http:
      paths:
      - backend:
          serviceName: catr
#                      ^^^^ error: No Service \`catr\` in namespace \`shop\`; did you mean \`cart\`?
          servicePort: 80
${CART}`,
    'ingress-backend-missing',
  );
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  defaultBackend:
    service:
      name: other
#           ^^^^^ error: No Service \`other\` in namespace \`shop\`
      port: {number: 80}
${CART}`);
});

const KAFKA = '---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: makes-services}\n';

test('a near miss counts in a world that is open, and one letter in another folder', () => {
  checkDiagnostics(`${ingress('{name: frontedn, port: {number: 80}}')}#                         ^^^^^^^^ error: No Service \`frontedn\` in namespace \`shop\`; did you mean \`frontend\`?
${CART.replace('cart', 'frontend')}${KAFKA}`);
  checkDiagnostics(`#- edge/ingress.yaml
${ingress('{name: frontent, port: {number: 80}}')}#                         ^^^^^^^^ error: No Service \`frontent\` in namespace \`shop\`; did you mean \`frontend\`?
#- shop/service.yaml
${CART.replace('cart', 'frontend')}`);
});

test('silent: the Service is there, in this folder or another, with any namespace that fits', () => {
  const found = ingress('{name: cart, port: {number: 80}}');
  checkDiagnostics(found + CART);
  checkDiagnostics(found + CART.replace(', namespace: shop', ''));
  checkDiagnostics(
    `#- a/ingress.yaml\n${found}---\n${CART.replace('cart', 'other')}#- b/service.yaml\n${CART}`,
  );
});

test('silent: actions of the AWS Load Balancer Controller, and resources', () => {
  checkDiagnostics(ingress('{name: redirect, port: {name: use-annotation}}') + CART);
  checkDiagnostics(
    ingress('{name: x}').replace('service: {name: x}', 'resource: {kind: Bucket, name: x}') + CART,
  );
});

test('undecidable: no Services at all, or an operator that makes some', () => {
  checkDiagnostics(ingress('{name: other, port: {number: 80}}'));
  checkDiagnostics(ingress('{name: other, port: {number: 80}}') + CART + KAFKA);
});

test('undecidable: the namespaces of the cluster itself', () => {
  const system = (text: string): string => text.replaceAll('namespace: shop', 'namespace: kube-system');
  checkDiagnostics(system(ingress('{name: kubernetes-dashboard, port: {number: 80}}') + CART));
});

test('undecidable: templates', () => {
  checkDiagnostics(ingress('{name: ${NAME}, port: {number: 80}}') + CART);
  checkDiagnostics(ingress('{name: crat, port: {number: {{ .port }}}}') + CART);
});
