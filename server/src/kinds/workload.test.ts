import { describe, expect, test } from 'vitest';
import { decoded } from '../testing/decoded';
import type { PodTemplate } from './podTemplate';

function podsOf(kind: string, spec: string, apiVersion = 'apps/v1'): PodTemplate | undefined {
  return decoded(
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web, labels: {own: x}}\nspec: ${spec}\n`,
  )[0]?.pods;
}

const TEMPLATE = 'template: {metadata: {labels: {app: web}}}';

test.each([
  ['Deployment', 'apps/v1', `{${TEMPLATE}}`],
  ['ReplicaSet', 'apps/v1', `{${TEMPLATE}}`],
  ['DaemonSet', 'apps/v1', `{${TEMPLATE}}`],
  ['StatefulSet', 'apps/v1', `{${TEMPLATE}}`],
  ['Job', 'batch/v1', `{${TEMPLATE}}`],
  ['CronJob', 'batch/v1', `{jobTemplate: {spec: {${TEMPLATE}}}}`],
  ['ReplicationController', 'v1', `{${TEMPLATE}}`],
])('a %s takes the labels of its template, not its own', (kind, apiVersion, spec) => {
  const labels = podsOf(kind, spec, apiVersion)?.labels.pairs ?? [];
  expect(labels.map(({ key, value }) => `${key.value}=${value.value}`)).toEqual(['app=web']);
});

test('a Pod has its own labels, and a PodTemplate makes no pods', () => {
  expect(podsOf('Pod', '{}', 'v1')?.labels.pairs[0]?.key.value).toBe('own');
  expect(podsOf('PodTemplate', '{}', 'v1')).toBeUndefined();
});

test.each([
  ['Deployment', '{}', 1],
  ['Deployment', '{replicas: 0}', 0],
  ['Deployment', '{replicas: 3}', 3],
  ['Deployment', '{replicas: "3"}', 'unknown'],
  ['Deployment', '{replicas: {{ .n }}}', 'unknown'],
  ['DaemonSet', '{replicas: 3}', 'per-node'],
  ['Job', '{parallelism: 2}', 2],
])('%s %s makes this many pods: %s', (kind, spec, count) => {
  expect(podsOf(kind, spec, kind === 'Job' ? 'batch/v1' : 'apps/v1')?.count).toBe(count);
});

describe('labels of the controller', () => {
  test.each([
    ['{replicas: 2}', ['web-0', 'web-1'], ['0', '1']],
    ['{replicas: 2, ordinals: {start: 5}}', ['web-5', 'web-6'], ['5', '6']],
    ['{}', ['web-0'], ['0']],
    ['{replicas: 0}', [], []],
    ['{replicas: {{ .n }}}', undefined, undefined],
    ['{replicas: 1000000}', undefined, undefined],
  ])('StatefulSet %s', (spec, names, indexes) => {
    const generated = podsOf('StatefulSet', spec)?.generated ?? {};
    expect(generated['statefulset.kubernetes.io/pod-name']).toEqual(names);
    expect(generated['apps.kubernetes.io/pod-index']).toEqual(indexes);
  });

  test('a Job knows its name, a CronJob only that there is one', () => {
    expect(podsOf('Job', '{}', 'batch/v1')?.generated['job-name']).toEqual(['web']);
    const generated = podsOf('CronJob', '{}', 'batch/v1')?.generated ?? {};
    expect(Object.hasOwn(generated, 'batch.kubernetes.io/job-name')).toBe(true);
    expect(generated['batch.kubernetes.io/job-name']).toBeUndefined();
  });

  test.each([
    ['Deployment', 'pod-template-hash'],
    ['DaemonSet', 'controller-revision-hash'],
    ['DaemonSet', 'pod-template-generation'],
  ])('the pods of a %s carry %s', (kind, key) => {
    expect(Object.keys(podsOf(kind, '{}')?.generated ?? {})).toContain(key);
  });

  test('only an indexed Job has an index', () => {
    const key = 'batch.kubernetes.io/job-completion-index';
    const keysOf = (spec: string) => Object.keys(podsOf('Job', spec, 'batch/v1')?.generated ?? {});
    expect(keysOf('{completionMode: Indexed}')).toContain(key);
    expect(keysOf('{}')).not.toContain(key);
  });
});

test('a StatefulSet’s subdomain is its Service', () => {
  expect(podsOf('StatefulSet', '{serviceName: webs}')?.subdomain?.value).toBe('webs');
});

test('an unknown controller with containers makes pods', () => {
  const template = 'template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}';
  expect(podsOf('Thing', `{${template}}`, 'x.io/v1')?.count).toBe(1);
  expect(podsOf('Thing', `{${TEMPLATE}}`, 'x.io/v1')).toBeUndefined();
});
