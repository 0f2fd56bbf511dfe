import { expect, test } from 'vitest';
import { parseOneDocument } from './document';
import { at, boolean, entryOf, get, integer, itemsAt, mapAt, scalarAt, textsAt } from './node';

const parse = (text: string) => parseOneDocument(text, (value) => value).root;

test('null counts as absent, an empty collection does not', () => {
  const root = parse('a:\nb: ~\nc: {}\nd: []\ne: ""\n');
  expect([get(root, 'a'), get(root, 'b'), get(root, 'z')]).toEqual([undefined, undefined, undefined]);
  expect(entryOf(root, 'a')).toBeDefined();
  expect(mapAt(root, 'c')?.entries).toEqual([]);
  expect(get(root, 'd')?.kind).toBe('seq');
  expect(scalarAt(root, 'e')?.value).toBe('');
});

test('paths end at anything that is no map', () => {
  const root = parse('a: {b: {c: 1}}\nd: [x]\n');
  expect(scalarAt(root, 'a', 'b', 'c')?.value).toBe('1');
  expect([at(root, 'd', 'b'), at(root, 'a', 'b', 'c', 'd'), at(undefined, 'a')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([scalarAt(root, 'a'), mapAt(root, 'd'), itemsAt(root, 'a')]).toEqual([undefined, undefined, []]);
});

test('items leave out nulls, texts everything but scalars', () => {
  const root = parse('a: [x, ~, {b: 1}, "y"]\n');
  expect(itemsAt(root, 'a').map((item) => item.kind)).toEqual(['scalar', 'map', 'scalar']);
  expect(textsAt(root, 'a').map((text) => text.value)).toEqual(['x', 'y']);
});

test('merged entries stand before the own ones, which win', () => {
  const root = parse('base: &b {x: 1, y: 1}\nmore: &m {y: 2, z: 2}\nall: {<<: [*b, *m], x: 3}\n');
  const all = mapAt(root, 'all')?.entries.map(({ key, value }) => [
    key.value,
    value.kind === 'scalar' && value.value,
  ]);
  expect(all).toEqual([
    ['y', '1'],
    ['z', '2'],
    ['x', '3'],
  ]);
});

test('a quoted `<<` is a key like others', () => {
  expect(mapAt(parse("a: {'<<': {x: 1}, b: 1}\n"), 'a')?.entries.map(({ key }) => key.value)).toEqual([
    '<<',
    'b',
  ]);
});

test.each([
  ['80', 80],
  ['-1', -1],
  ['1_000', 1000],
  ['0x10', 16],
  ['010', 8],
  ['0o10', 8],
  ['"80"', undefined],
  ['80.5', undefined],
  ['1e2', 100],
  ['http', undefined],
  ['{{ .port }}', undefined],
])('the whole number of %s is %s', (written, number) => {
  expect(integer(scalarAt(parse(`a: ${written}\n`), 'a'))).toBe(number);
});

test.each([
  ['true', true],
  ['Yes', true],
  ['off', false],
  ['"true"', undefined],
  ['1', undefined],
])('the truth of %s is %s', (written, truth) => {
  expect(boolean(scalarAt(parse(`a: ${written}\n`), 'a'))).toBe(truth);
});
