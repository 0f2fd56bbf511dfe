import { expect, test } from 'vitest';
import { atCursor } from '../testing/fixture';
import { definition } from './definition';

/** The targets of the cursor are exactly the ranges labelled `target`. */
function checkDefinition(source: string): void {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const found = definition(snapshot, uri, offset).map(({ target }) => target);
  const wanted = fixture.labels.map(({ uri: labelUri, start, end }) => ({ uri: labelUri, start, end }));
  expect(found).toEqual(wanted);
}

test('a selector leads to the labels of the pod templates that it selects', () => {
  checkDefinition(`
#- service.yaml
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  selector:
    app: w$0eb
#- web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata:
      labels:
        app: web
#       ^^^^^^^^
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec: {template: {metadata: {labels: {app: api}}}}
---
apiVersion: v1
kind: Pod
metadata:
  name: other
  namespace: elsewhere
  labels: {app: web}
`);
});

test('an Ingress backend leads to the Service, its port to the port entry', () => {
  const services = `
#- services.yaml
apiVersion: v1
kind: Service
metadata: {name: api}
#                ^^^
spec:
  ports:
  - name: http
    port: 80
`;
  const ingress = (name: string, port: string): string => `
#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: ${name}, port: {number: ${port}}}}
`;
  checkDefinition(ingress('ap$0i', '80') + services);
  const { snapshot, uri, offset } = atCursor(ingress('api', '8$00') + services);
  expect(definition(snapshot, uri, offset)).toHaveLength(1);
});

test('a named targetPort leads to the container port, in documents behind the first', () => {
  checkDefinition(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: ht$0tp}]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: app
        ports:
        - {name: http, containerPort: 8080}
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`);
});
