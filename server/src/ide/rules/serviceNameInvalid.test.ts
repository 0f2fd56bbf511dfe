import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import { serviceNameInvalid } from './serviceNameInvalid';

const serviceNamed = (name: string): string => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec: {ports: [{name: http, port: 80}]}
`;

const INGRESS = `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web_front, port: {number: 80}}}}
`;

test('what is no DNS label; the name changes wherever it is used', () => {
  const source =
    serviceNamed('web_front').replace(
      'spec:',
      '#       ^^^^^^^^^ error: `web_front` is no name of a Service: it holds `_`, and only `a-z0-9-` are allowed\nspec:',
    ) + INGRESS;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Rename `web_front` to `web-front` everywhere',
    serviceNamed('web-front') + INGRESS.replace('web_front', 'web-front'),
  );
});

test('a digit in front, where the cluster is old', () => {
  const fixture = parseFixture(serviceNamed('1web'));
  const found = (kubernetesMinor: number): number => {
    const snapshot = hostOf(fixture, { ...DEFAULT_CLUSTER, kubernetesMinor }).snapshot();
    return snapshot
      .objectsOf(`${ROOT}main.yaml`)
      .flatMap((object) => serviceNameInvalid.check(object, snapshot)).length;
  };
  expect([found(35), found(36)]).toEqual([1, 0]);
});

test('silent: DNS labels, one that begins with a digit included', () => {
  checkDiagnostics(serviceNamed('web-1'));
  checkDiagnostics(serviceNamed('1web'));
});

test('undecidable: templates and placeholders', () => {
  checkDiagnostics(serviceNamed('${NAME}_x'));
  checkDiagnostics(serviceNamed('ROLLOUT_NAME-active'));
  checkDiagnostics(serviceNamed('{{ .name }}_x'));
});
