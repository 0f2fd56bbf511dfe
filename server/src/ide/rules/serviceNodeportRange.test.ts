import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import { serviceNodeportRange } from './serviceNodeportRange';

const serviceWith = (port: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
  ports:
    - ${port}
`;

test('a node port out of range', () => {
  const source = `${serviceWith('{port: 80, nodePort: 8080}')}#                          ^^^^ error: Node port \`8080\` is not in the range 30000-32767
`;
  checkDiagnostics(source);
  checkFixedText(source, 'Remove `nodePort`, and let the cluster choose', serviceWith('{port: 80}'));
});

test('the range is a setting', () => {
  const fixture = parseFixture(serviceWith('{port: 80, nodePort: 8080}'));
  const snapshot = hostOf(fixture, { ...DEFAULT_CLUSTER, nodePorts: { first: 8000, last: 9000 } }).snapshot();
  const [object] = snapshot.objectsOf(`${ROOT}main.yaml`);
  expect(object && serviceNodeportRange.check(object, snapshot)).toEqual([]);
});

test('silent: within the range, none, a type without node ports', () => {
  checkDiagnostics(serviceWith('{port: 80, nodePort: 30000}'));
  checkDiagnostics(serviceWith('{port: 80, nodePort: 0}'));
  checkDiagnostics(
    serviceWith('{port: 80, nodePort: 8080}').replace('NodePort', 'ClusterIP'),
    'service-nodeport-range',
  );
});

test('undecidable: a template gives the number or the type', () => {
  checkDiagnostics(serviceWith('{port: 80, nodePort: "${PORT}"}'));
  checkDiagnostics(serviceWith('{port: 80, nodePort: 8080}').replace('NodePort', '${TYPE}'));
});
