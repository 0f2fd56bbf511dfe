import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask } from './mask';

/** The masked text, with `*` for each masked character that stays a value. */
const masked = (text: string): string => mask(text).text.replaceAll('\uE000', '*');

test.each([
  ['no action', 'a: {b: 1}\n', 'a: {b: 1}\n'],
  ['an inline value', 'a: {{ .x }}!\n', 'a: ********!\n'],
  ['two inline values', 'a: {{ x }}-{{ y }}\n', 'a: *******-*******\n'],
  ['a quoted value', 'a: "{{ x }}"\n', 'a: "*******"\n'],
  ['a line of its own', 'a:\n  {{- if .x }}\n  b: 1\n', 'a:\n              \n  b: 1\n'],
  ['several actions on a line of their own', '{{ if x }} {{ end }}\nb: 1', '                    \nb: 1'],
  ['a block that indents itself', 'a: {{- toYaml .x | nindent 4 }}\n', 'a:                             \n'],
  ['`indent` behind a value', 'a:\n{{ x | indent 2 }}\n', 'a:\n                  \n'],
  ['an action over lines', 'a: 1\n{{/* x\ny */}}\nb: 1\n', 'a: 1\n      \n      \nb: 1\n'],
  ['Jinja', '{% if x %}\na: {{ y }}\n{% endif %}\n', '          \na: *******\n           \n'],
  ['an action that never ends', 'a: {{ x\nb: 1\n', 'a: {{ x\nb: 1\n'],
  ['CRLF', '{{ if x }}\r\na: 1\r\n', '          \r\na: 1\r\n'],
])('masks %s', (_, text, result) => {
  expect(masked(text)).toBe(result);
  expect(mask(text).templated).toBe(/\}\}|%\}/.test(text));
});

test('every line and every offset stays where it was', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '{{ x }}',
    ' | nindent 4 }}',
    'a: ',
    '\n',
    '\r\n',
    '  ',
    'é😀',
    '"',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (source) => {
      const result = mask(source).text;
      expect(result.length).toBe(source.length);
      for (let at = 0; at < source.length; at++) {
        if (result[at] !== source[at]) expect(result[at]).toMatch(/^[ \uE000]$/);
        if (/[\r\n]/.test(source[at] ?? '')) expect(result[at]).toBe(source[at]);
      }
    }),
  );
});

test.each([
  ['unclosed openers', '{{'],
  ['actions on one line', '{{x}}'],
  ['openers with a far closer', '{%{{'],
  ['actions with text between', 'a{{x}} '],
])('1 MB of %s takes no more than linear time', (_, piece) => {
  const text = piece.repeat(1_000_000 / piece.length);
  const started = performance.now();
  mask(`${text}\n}}`);
  expect(performance.now() - started).toBeLessThan(1500);
});
