import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CODE = 'service-no-endpoints';

const service = (
  spec = '{ports: [{name: sql, port: 5432, targetPort: 5433}, {name: dns, port: 53, protocol: UDP}]}',
): string => `
apiVersion: v1
kind: Service
metadata: {name: database, namespace: shop}
spec: ${spec}
`;

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
`;

const SLICE = `---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: database-1
  namespace: shop
  labels:
    kubernetes.io/service-name: database
addressType: IPv4
ports:
  - port: 5433
    name: sql
  - port: 53
    name: dns
    protocol: UDP
endpoints:
  - addresses: [192.0.2.1] # replace it
`;

test('neither a selector nor a slice', () => {
  const source =
    service().replace(
      'spec',
      '#                ^^^^^^^^ info: This Service has neither a selector nor an EndpointSlice\nspec',
    ) + POD;
  checkDiagnostics(source, CODE);
  checkFixedText(source, 'Create EndpointSlice `database-1`', service() + SLICE + POD, CODE);
});

test('silent: a slice anywhere, Endpoints, a selector, ExternalName', () => {
  checkDiagnostics(`#- a.yaml\n${service()}${POD}#- b/b.yaml\n${SLICE}`, CODE);
  checkDiagnostics(
    `${service() + POD}---\napiVersion: v1\nkind: Endpoints\nmetadata: {name: database, namespace: shop}\n`,
    CODE,
  );
  checkDiagnostics(service('{selector: {app: web}}') + POD, 'service-no-endpoints');
  checkDiagnostics(service('{type: ExternalName, externalName: example.com}') + POD, CODE);
});

test('undecidable: no workloads, an operator, templates', () => {
  checkDiagnostics(service(), CODE);
  checkDiagnostics(
    `${service() + POD}---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: x}\n`,
    CODE,
  );
  checkDiagnostics(service('{selector: "${SELECTOR}"}') + POD, CODE);
  checkDiagnostics(service('{{ .spec }}') + POD, CODE);
});
