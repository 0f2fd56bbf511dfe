import { expect, test } from 'vitest';
import { hostOf, parseFixture } from '../testing/fixture';
import { isHelmHook, isHelmTest } from './helmHooks';

test.each([
  ['a: b', false, false],
  ['"helm.sh/hook": test', true, true],
  ['"helm.sh/hook": "test-success, test-failure"', true, true],
  ['"helm.sh/hook": "test,post-install"', true, false],
  ['"helm.sh/hook": pre-install', true, false],
])('%s', (annotation, hook, only) => {
  const source = `apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {${annotation}}}\n`;
  const [file] = hostOf(parseFixture(source)).snapshot().files();
  const [pod] = file?.documents[0]?.objects ?? [];
  if (!pod) throw new Error('there is no pod');
  expect([isHelmHook(pod), isHelmTest(pod)]).toEqual([hook, only]);
});
