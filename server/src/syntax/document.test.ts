import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOneDocument, splitDocuments } from './document';
import { at, itemsAt, type Node, scalarAt, type ScalarNode } from './node';

const same = (value: string): string => value;
const split = (text: string): string[] =>
  splitDocuments(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['nothing', '', ['']],
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['a marker at the start', '---\na: 1\n', ['\na: 1\n']],
  ['two documents', 'a: 1\n---\nb: 2\n', ['a: 1\n', '\nb: 2\n']],
  ['a comment on the marker', 'a: 1\n--- # c\nb: 2\n', ['a: 1\n', ' # c\nb: 2\n']],
  ['content on the marker', '--- {a: 1}\n', [' {a: 1}\n']],
  ['an end marker', 'a: 1\n...\nb: 2', ['a: 1\n', '\nb: 2']],
  ['CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '\r\nb: 2\r\n']],
  ['a BOM', '\uFEFFa: 1\n', ['a: 1\n']],
  ['a BOM before a marker', '\uFEFF---\na: 1\n', ['\na: 1\n']],
  ['empty documents', '---\n---\n\n---', ['\n', '\n\n', '']],
  ['markers within indented block scalars', 'a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ['a marker that ends an unindented block scalar', 'a: |\n---\nb: 2\n', ['a: |\n', '\nb: 2\n']],
  ['a marker that ends an open quote', 'a: "x\n---\nb: 2\n', ['a: "x\n', '\nb: 2\n']],
  ['dashes that are no marker', '----\n---a\n --- \n', ['----\n---a\n --- \n']],
])('splits %s', (_, text, documents) => {
  expect(split(text)).toEqual(documents);
});

test('directives are no content, wherever they stand', () => {
  const { root, problems } = parseOneDocument('%YAML 1.2\n# why\n%TAG ! x:\na: 1\n', same);
  expect(problems).toEqual([]);
  expect(scalarAt(root, 'a')?.value).toBe('1');
});

test('a broken document keeps what stands before and behind the error', () => {
  const { root, problems } = parseOneDocument('a: 1\nb: [x, y\nc: 3\n', same);
  expect(problems).not.toEqual([]);
  expect(scalarAt(root, 'a')?.value).toBe('1');
  expect(itemsAt(root, 'b').slice(0, 1)).toMatchObject([{ value: 'x' }]);
});

test('a template keeps its offsets and says that it is one', () => {
  const text = 'a: {{ .x }}\n{{- if .y }}\nb: 2\n{{- end }}\n';
  const { root, templated } = parseOneDocument(text, same);
  expect(templated).toBe(true);
  expect(scalarAt(root, 'a')).toMatchObject({ type: 'template', start: 3, end: 11 });
  expect(at(root, 'b')?.start).toBe(text.indexOf('2'));
});

test('of equal keys the last counts, and none is a problem', () => {
  const { root, problems } = parseOneDocument('a: 1\na: 2\n', same);
  expect(problems).toEqual([]);
  expect(scalarAt(root, 'a')?.value).toBe('2');
});

test('a template whose branches are no YAML together is read without the second', () => {
  const text = 'a:\n{{- if .x }}\n  b: 1\n{{- else }}\n  - c\n{{- end }}\nd: 2\n';
  const { root, problems, templated } = parseOneDocument(text, same);
  expect([problems, templated]).toEqual([[], true]);
  expect(scalarAt(root, 'a', 'b')?.value).toBe('1');
  expect(scalarAt(root, 'd')?.start).toBe(text.lastIndexOf('2'));
});

test('what is known of a template reads as it stands there, whatever the template', () => {
  const line = fc.constantFrom(
    'a: 1',
    'b:',
    '  - c',
    '  d: "e"',
    '  f: {{ .x }}',
    'g: {{ if .x }}h{{ else }}i{{ end }}',
    '{{- if .x }}',
    '{{- else }}',
    '{{- end }}',
    '{{ define "x" }}',
    '  {{- toYaml .x | nindent 2 }}',
    'j: {{ "}}" }}',
    'k: {{ `{{ y }}`',
    '}}',
    '{{/* l: m',
    '*/}}',
    'n: |',
    '   {{ .x }} é😀',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      const { root, problems } = parseOneDocument(text, same);
      fc.pre(problems.length === 0);
      for (const { value, type, style, start, end } of scalarsIn(root))
        if (type !== 'template' && style === 'plain' && !/\s/.test(value))
          expect(text.slice(start, end)).toBe(value);
    }),
  );
});

function* scalarsIn(node: Node | undefined): Generator<ScalarNode> {
  if (node?.kind === 'scalar') yield node;
  if (node?.kind === 'seq') for (const item of node.items) yield* scalarsIn(item);
  if (node?.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    yield key;
    yield* scalarsIn(value);
  }
}
