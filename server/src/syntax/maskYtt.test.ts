import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOneDocument } from './document';
import { maskYtt } from './maskYtt';
import { scalarAt } from './node';

const masked = (text: string): string => maskYtt(text).text.replaceAll('\uE000', '*');

test.each([
  ['a computed value', 'a: #@ data.values.b\n', 'a: ****************\n'],
  ['a computed item', '- #@ x\n', '- ****\n'],
  ['a written value that is computed anew', 'a: 1 #@ x\nb: 2\n', 'a: ******\nb: 2\n'],
  [
    'text within a value',
    '#@ load("@ytt:data", "data")\na: x-(@= f(y) @)\n',
    '#@ load("@ytt:data", "data")\na: x-***********\n',
  ],
  ['statements', '#@ if x:\na: 1\n#@ end\n', '#@ if x:\na: 1\n#@ end\n'],
  [
    'comments of other tools',
    '# @param a\na: 1 # @default\nb: "#@ no"\n',
    '# @param a\na: 1 # @default\nb: "#@ no"\n',
  ],
])('masks %s', (_, text, result) => {
  expect(masked(text)).toBe(result);
});

test('a computed value is unknown, and the document a template', () => {
  const { root, templated, problems } = parseOneDocument('#@ x = 1\na: #@ x\nb: 2\n', (value) => value);
  expect([templated, problems]).toEqual([true, []]);
  expect(scalarAt(root, 'a')?.type).toBe('template');
  expect(scalarAt(root, 'b')?.value).toBe('2');
  expect(parseOneDocument('# @x\na: 1\n', (value) => value).templated).toBe(false);
});

test('1 MB of it does not take quadratic time', () => {
  const started = performance.now();
  maskYtt(`#@ x\n${'(@ '.repeat(200_000)}\n${'a: #@ b\n'.repeat(60_000)}`);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('every line and every offset stays where it was', () => {
  const piece = fc.constantFrom(
    'a: ',
    '- ',
    '#@ ',
    '#@overlay/match by=x',
    '(@',
    '@)',
    'b',
    '\n',
    '\r\n',
    ' ',
    '"',
    'é😀',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const source = pieces.join('');
      const { text } = maskYtt(source);
      expect(text.length).toBe(source.length);
      for (let at = 0; at < source.length; at++)
        if (text[at] !== source[at])
          expect([text[at], /[\r\n]/.test(source[at] ?? '')]).toEqual(['\uE000', false]);
    }),
  );
});
