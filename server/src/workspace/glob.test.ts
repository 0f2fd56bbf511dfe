import { expect, test } from 'vitest';
import { globMatcher } from './glob';

test.each([
  [
    '**/node_modules/**',
    ['node_modules', 'node_modules/a.yaml', 'a/b/node_modules/c/d.yaml'],
    ['node_modules2/a.yaml'],
  ],
  ['**/{testdata,golden}/**', ['testdata/a.yaml', 'x/golden'], ['x/goldens/a.yaml', 'x/test.yaml']],
  ['*.yaml', ['a.yaml'], ['a/b.yaml', 'ayaml']],
  ['**/*.yaml', ['a.yaml', 'a/b/c.yaml'], ['a.yml']],
  ['charts/**/values-?.yaml', ['charts/values-a.yaml', 'charts/x/y/values-b.yaml'], ['charts/values-.yaml']],
  ['a[0-9]/[!b]*.json', ['a1/c.json'], ['ab/c.json', 'a1/b.json']],
  ['a+(b)}.yaml', ['a+(b)}.yaml'], ['aab.yaml']],
])('%s', (pattern, matched, others) => {
  const matches = globMatcher([pattern]);
  expect(matched.filter((path) => !matches(path))).toEqual([]);
  expect(others.filter(matches)).toEqual([]);
});

test('a pattern that is none matches nothing and leaves the others alone', () => {
  const matches = globMatcher(['a{b', '[z-a]', 'c/**']);
  expect(['ab', 'z', 'c/d'].filter(matches)).toEqual(['c/d']);
});
