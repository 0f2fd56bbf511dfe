import { expect, test } from 'vitest';
import { linksOf } from '../kinds/links';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { resolve } from './resolve';

test.each([
  ['default', 'kube-root-ca.crt', 'unknown'],
  ['robot', 'config', 'missing'],
])('a ServiceAccount %s and a ConfigMap %s that no manifest shows: %s', (account, config, state) => {
  const fixture = parseFixture(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {serviceAccountName: ${account}, volumes: [{name: a, configMap: {name: ${config}}}]}
`);
  const snapshot = hostOf(fixture).snapshot();
  const [pod] = snapshot.objectsOf(`${ROOT}main.yaml`);
  const states = pod ? linksOf(pod).map((link) => resolve(snapshot, pod, link).state) : [];
  expect(states).toEqual([state, state]);
});
