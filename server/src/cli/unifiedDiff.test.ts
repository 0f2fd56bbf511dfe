import { expect, test } from 'vitest';
import { unifiedDiff } from './unifiedDiff';

const lines = (...numbers: readonly (number | string)[]): string =>
  numbers.map((each) => `${each}\n`).join('');

test('nothing for equal texts', () => {
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
});

test('one hunk for changes that are near, two for those that are not', () => {
  const before = Array.from({ length: 20 }, (_, at) => at);
  const near = unifiedDiff('a', lines(...before), lines(...before.with(3, 33).with(8, 88)));
  expect(near.match(/^@@.*$/gm)).toEqual(['@@ -1,12 +1,12 @@']);
  const far = unifiedDiff('a', lines(...before), lines(...before.with(1, 11).with(18, 188)));
  expect(far.match(/^@@.*$/gm)).toEqual(['@@ -1,5 +1,5 @@', '@@ -16,5 +16,5 @@']);
});

test('added and removed lines, and a missing line break', () => {
  expect(unifiedDiff('a', '', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n');
  expect(unifiedDiff('a', 'x\ny', 'x\nz\n')).toBe(
    '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+z\n',
  );
  expect(unifiedDiff('a', lines(1, 2, 3), lines(1, 3))).toBe(
    '--- a/a\n+++ b/a\n@@ -1,3 +1,2 @@\n 1\n-2\n 3\n',
  );
});
