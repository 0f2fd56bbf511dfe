import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import { apiVersionRemoved } from './apiVersionRemoved';

const object = (version: string, kind: string, spec = '{}', label = ''): string => `
apiVersion: ${version}
${label}kind: ${kind}
metadata: {name: web}
spec: ${spec}
`;

const LABEL =
  '#           ^^^^^^^^^^^^^ warning: CronJob of `batch/v1beta1` is gone since Kubernetes 1.25; use `batch/v1`\n';

test('a version that no supported release serves', () => {
  const source = object('batch/v1beta1', 'CronJob', '{}', LABEL);
  checkDiagnostics(source);
  checkFixedText(source, 'Change the version to `batch/v1`', object('batch/v1', 'CronJob'));
});

test('no fix where fields have changed', () => {
  const removed = (version: string, kind: string, spec: string): readonly string[] =>
    fixTitles(object(version, kind, spec), 'api-version-removed');
  expect(removed('apps/v1beta1', 'Deployment', '{}')).toEqual([]);
  expect(
    removed('networking.k8s.io/v1beta1', 'Ingress', '{backend: {serviceName: a, servicePort: 1}}'),
  ).toEqual([]);
  expect(removed('networking.k8s.io/v1beta1', 'Ingress', '{rules: [{host: example.com}]}')).toEqual([
    '* Change the version to `networking.k8s.io/v1`',
  ]);
  expect(removed('policy/v1beta1', 'PodDisruptionBudget', '{selector: {}}')).toEqual([]);
});

test('the version of the cluster is a setting', () => {
  const fixture = parseFixture(object('batch/v1beta1', 'CronJob'));
  const found = (kubernetesMinor: number): number => {
    const snapshot = hostOf(fixture, { ...DEFAULT_CLUSTER, kubernetesMinor }).snapshot();
    return snapshot.objectsOf(`${ROOT}main.yaml`).flatMap((each) => apiVersionRemoved.check(each, snapshot))
      .length;
  };
  expect([found(24), found(25)]).toEqual([0, 1]);
});

test('silent: versions that are served, and kinds of others', () => {
  checkDiagnostics(object('batch/v1', 'CronJob'));
  checkDiagnostics(object('example.com/v1beta1', 'CronJob'));
});

test('undecidable: a template gives the version, or a part of the object', () => {
  checkDiagnostics(object('"${VERSION}"', 'CronJob'));
  checkDiagnostics(object('batch/v1beta1', 'CronJob', '{{ .spec }}'));
});
