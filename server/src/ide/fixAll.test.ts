import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import type { Diagnostic } from './diagnostic';
import { diagnostics } from './diagnostics';
import type { TextEdit } from './edit';
import { fixAll } from './fixAll';
import { DEFAULT_SETTINGS } from './settings';

const URI = `${ROOT}main.yaml`;

/** Findings whose preferred fixes make these edits of `[start, end, text]`. */
function findings(...edits: readonly (readonly [number, number, string, string?])[]): readonly Diagnostic[] {
  const [found] = diagnostics(
    hostOf(
      parseFixture('# selectrail-ignore all\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\n'),
    ).snapshot(),
    URI,
    DEFAULT_SETTINGS,
  );
  if (!found) throw new Error('nothing is found');
  return edits.map(([start, end, newText, uri = URI]) => {
    const edit: TextEdit = { uri, start, end, newText };
    return { ...found, fixes: () => [{ title: '', preferred: newText !== 'guess', edits: [edit] }] };
  });
}

const texts = (found: readonly Diagnostic[], isAllowed = (): boolean => true): readonly string[] =>
  fixAll(found, () => '', isAllowed).edits.map(({ newText }) => newText);

test('preferred fixes that do not touch each other', () => {
  expect(texts(findings([0, 1, 'a'], [2, 3, 'b'], [5, 6, 'guess']))).toEqual(['a', 'b']);
  expect(texts(findings([0, 2, 'a'], [1, 3, 'b'], [3, 4, 'c']))).toEqual(['a', 'c']);
  expect(texts(findings([1, 1, 'a'], [1, 1, 'b']))).toEqual(['a']);
});

test('the same edit for two findings is made once and repairs both', () => {
  expect(
    fixAll(
      findings([0, 1, 'a'], [0, 1, 'a']),
      () => '',
      () => true,
    ),
  ).toMatchObject({ count: 2 });
  expect(texts(findings([0, 1, 'a'], [0, 1, 'a']))).toEqual(['a']);
});

test('files that may not change stay', () => {
  const found = findings([0, 1, 'a'], [0, 1, 'b', 'other']);
  expect(
    fixAll(
      found,
      () => '',
      (uri) => uri === URI,
    ).edits.map(({ newText }) => newText),
  ).toEqual(['a']);
});
