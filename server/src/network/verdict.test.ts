import { expect, test } from 'vitest';
import { every, some, type Verdict } from './verdict';

const ALL: readonly Verdict[] = ['yes', 'no', 'unknown'];

test('AND: one no decides, then one unknown; of nothing, yes', () => {
  const table = ALL.map((a) => ALL.map((b) => every([a, b])));
  expect(table).toEqual([
    ['yes', 'no', 'unknown'],
    ['no', 'no', 'no'],
    ['unknown', 'no', 'unknown'],
  ]);
  expect(every([])).toBe('yes');
});

test('OR: one yes decides, then one unknown; of nothing, no', () => {
  const table = ALL.map((a) => ALL.map((b) => some([a, b])));
  expect(table).toEqual([
    ['yes', 'yes', 'yes'],
    ['yes', 'no', 'unknown'],
    ['yes', 'unknown', 'unknown'],
  ]);
  expect(some([])).toBe('no');
});
