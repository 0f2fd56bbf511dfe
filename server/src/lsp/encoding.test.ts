import { expect, test } from 'vitest';
import { chooseEncoding, indexAt, unitsIn } from './encoding';

const LINE = 'aé–😀z';

test.each([
  ['utf-8', [0, 1, 3, 6, 10, 11]],
  ['utf-16', [0, 1, 2, 3, 5, 6]],
  ['utf-32', [0, 1, 2, 3, 4, 5]],
] as const)('columns in %s lead to the same characters and back', (encoding, columns) => {
  const starts = [0, 1, 2, 3, 5, 6];
  expect(starts.map((start) => unitsIn(LINE.slice(0, start), encoding))).toEqual(columns);
  expect(columns.map((column) => indexAt(LINE, column, encoding))).toEqual(starts);
  expect(indexAt(LINE, 99, encoding)).toBe(LINE.length);
});

test.each([
  [undefined, 'utf-16'],
  [[], 'utf-16'],
  [['utf-8', 'utf-16'], 'utf-16'],
  [['utf-8'], 'utf-8'],
  [['utf-32', 'utf-8'], 'utf-32'],
  [['utf-7'], 'utf-16'],
])('%j: %s', (offered, chosen) => {
  expect(chooseEncoding(offered)).toBe(chosen);
});
