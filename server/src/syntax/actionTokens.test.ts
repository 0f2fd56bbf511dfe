import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionTokens } from './actionTokens';
import { templateActions } from './templateActions';

/** Tokens of the first action, each as its text with a letter for its type. */
function tokensOf(text: string): readonly string[] {
  const [action] = templateActions(text);
  if (!action) throw new Error('no action');
  return actionTokens(text, action).map(({ type, start, end }) => `${type[0]}:${text.slice(start, end)}`);
}

test.each([
  ['{{ .Values.a.b }}', ['c:.Values.a.b']],
  ['{{- $.Values.a -}}', ['c:$.Values.a']],
  ['{{ $x := .a }}', ['c:$x', 's::=', 'c:.a']],
  ['{{ (.a).b }}', ['s:(', 'c:.a', 's:)', 'c:.b']],
  ['{{ index .Values "a-b" `c` }}', ['w:index', 'c:.Values', 's:"a-b"', 's:`c`']],
  ['{{ toYaml . | nindent 4 }}', ['w:toYaml', 'c:.', 's:|', 'w:nindent', 'w:4']],
  ['{{/* .a */}}', []],
  ['{{- /* .a */ -}}', []],
  ['{{ .Values. }}', ['c:.Values.']],
  ['{{ "}}" }}', ['s:"}}"']],
  ['{{ "a\\"b" }}', ['s:"a\\"b"']],
  ['{{}}', []],
  ['{{-}}', []],
])('%s', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test('the fields of a chain stand where they are said to', () => {
  const text = 'a: {{ $.Values.größe. }}';
  const [chain] = actionTokens(text, { start: 3, end: text.length });
  if (chain?.type !== 'chain') throw new Error('no chain');
  expect(chain.from).toBe('$');
  expect(chain.fields.map(({ name }) => name)).toEqual(['Values', 'größe', '']);
  for (const { name, start, end } of chain.fields) expect(text.slice(start, end)).toBe(name);
});

test('tokens lie in their action, in order, whatever it holds', () => {
  const piece = fc.constantFrom('.', 'a', '$', '"', '`', "'", '(', ')', ' ', '/*', '*/', '-', '|', '\n', 'é');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `{{${pieces.join('')}}}`;
      let at = 2;
      for (const { start, end } of actionTokens(text, { start: 0, end: text.length })) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length - 2);
        at = end;
      }
    }),
  );
});
