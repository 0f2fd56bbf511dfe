import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const SERVICE = `
apiVersion: v1
kind: Service
metadata: {name: shop}
spec:
  selector: {app: shop}
  ports: [{port: 80, targetPort: http}]
`;

const workload = (kind: string, name: string, ports: string): string => `---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: shop}}
    spec: {containers: [{name: app, ports: ${ports}}]}
`;

const WEB = workload('Deployment', 'web', '[{name: http, containerPort: 8080}]');

test('some workloads have the port, others do not', () => {
  const source = `${SERVICE}#                                ^^^^ warning: \`http\` is no port of deployment/worker, which this Service selects too
${WEB}${workload('Deployment', 'worker', '[]')}`;
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual(['main.yaml: worker: deployment/worker declares no port `http`']);
});

test('silent: copies with one name, of which one is deployed; Jobs, which end', () => {
  checkDiagnostics(`#- a.yaml\n${SERVICE}${WEB}#- b.yaml\n${workload('Deployment', 'web', '[]')}`);
  checkDiagnostics(SERVICE + WEB + workload('Job', 'import', '[]').replace('apps/v1', 'batch/v1'));
});

test('undecidable: a template may declare the port', () => {
  checkDiagnostics(SERVICE + WEB + workload('Deployment', 'worker', '{{ .ports }}'));
});
