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
  ['a closer within a string', 'a: {{ "}}" }}\nb: {{ `{{ x }}` }}\n', 'a: **********\nb: ***************\n'],
  ['a closer within a comment', '{{/* {{ x }} */}}\na: 1\n', '                 \na: 1\n'],
  ['a string that never ends', 'a: {{ "x }}\nb: 1\n', 'a: ********\nb: 1\n'],
  ['the indent of an action over lines', 'a: {{ x\n  y }}\n', 'a: ****\n  ****\n'],
  [
    'the first line of a block scalar',
    'a: |\n  {{ if x }}\n  b\n  {{ end }}\n',
    'a: |\n  **********\n  b\n           \n',
  ],
  ['an action over lines', 'a: 1\n{{/* x\ny */}}\nb: 1\n', 'a: 1\n      \n      \nb: 1\n'],
  ['Jinja', '{% if x %}\na: {{ y }}\n{% endif %}\n', '          \na: *******\n           \n'],
  ['an action that never ends', 'a: {{ x\nb: 1\n', 'a: {{ x\nb: 1\n'],
  ['CRLF', '{{ if x }}\r\na: 1\r\n', '          \r\na: 1\r\n'],
])('masks %s', (_, text, result) => {
  expect(masked(text)).toBe(result);
  expect(mask(text).templated).toBe(/\}\}|%\}/.test(text));
});

/** The same with what the rendering may leave out blanked. */
const straight = (text: string): string => mask(text, 'straight').text.replaceAll('\uE000', '*');

test.each([
  [
    'a named template',
    '{{ define "x" }}\na: 1\n{{ end }}\nb: 1\n',
    '                \n    \n         \nb: 1\n',
  ],
  [
    'the second branch',
    '{{ if x }}\na: 1\n{{ else }}\n- b\n{{ end }}\n',
    '          \na: 1\n          \n   \n         \n',
  ],
  ['control behind a value', 'a: "b"{{ if x }} # c{{ end }}\n', 'a: "b"           # c*********\n'],
  ['blocks that never end', '{{ if x }}\n{{ else }}\na: 1\n', '          \n          \na: 1\n'],
  [
    'nested branches',
    '{{if x}}{{if y}}a{{else}}b{{end}}{{else}}c{{end}}',
    '****************a         *******         *******',
  ],
])('blanks %s where the straight way is asked for', (_, text, result) => {
  expect(straight(text)).toBe(result);
});

test('every line and every offset stays where it was', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '{{ x }}',
    ' | nindent 4 }}',
    '{{ if x }}',
    '{{ else }}',
    '{{ end }}',
    '{{ define "x" }}',
    '{{/*',
    '*/}}',
    '`',
    'b: |\n',
    'a: ',
    '\n',
    '\r\n',
    '  ',
    'é😀',
    '"',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('all', 'straight'), (source, style) => {
      const result = mask(source, style).text;
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
  ['comments that never end', '{{/*}}'],
  ['strings', '{{"}}'],
  ['blocks', '{{if x}}{{else}}{{end}}'],
  ['actions with text between', 'a{{x}} '],
])('1 MB of %s does not take quadratic time', (_, piece) => {
  const text = piece.repeat(1_000_000 / piece.length);
  const started = performance.now();
  mask(`${text}\n}}`, 'straight');
  expect(performance.now() - started).toBeLessThan(10_000);
});
