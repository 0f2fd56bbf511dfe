import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded } from '../testing/decoded';
import { WHOLE_MANIFESTS } from '../testing/wholeManifests';
import type { Span } from '../syntax/span';
import { decodeDocument } from './decode';
import { linksOf } from './links';
import { nameOf, refOf } from './object';

const refs = (text: string): string[] => decoded(text).map(refOf);

describe('what is an object', () => {
  test.each([
    ['one of each field', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n', ['service/a']],
    [
      'a name of the server’s choice',
      'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n',
      ['pod/(no name)'],
    ],
    ['a kind that nobody knows', 'apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\n', ['thing/a']],
    ['no metadata', 'apiVersion: v1\nkind: Config\n', []],
    ['metadata of a wrong type', 'apiVersion: v1\nkind: Pod\nmetadata: [a]\n', []],
    ['a kind of a wrong type', 'apiVersion: v1\nkind: {a: b}\nmetadata: {name: a}\n', []],
    ['a list at the top', '- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n', []],
    ['words in a text', 'apiVersion and kind\n', []],
    ['nothing', '', []],
    ['JSON', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}', ['pod/a']],
    [
      'JSON with tabs',
      '{\n\t"apiVersion": "v1",\n\t"kind": "Pod",\n\t"metadata": {"name": "a"}\n}',
      ['pod/a'],
    ],
    ['a List', list('List', pod('a'), pod('b')), ['pod/a', 'pod/b']],
    ['a ServiceList', list('ServiceList', service('a')), ['service/a']],
    ['a DeploymentList', list('DeploymentList', pod('a')), ['pod/a']],
    ['an empty List', 'apiVersion: v1\nkind: List\nitems: []\n', []],
    ['a List with items of wrong types', list('List', '- ~\n- x\n- [a]\n', pod('b')), ['pod/b']],
    [
      'a List in a List',
      list('List', `- ${list('List', pod('a')).replaceAll('\n', '\n  ').trimEnd()}\n`),
      [],
    ],
  ])('%s', (_, text, found) => {
    expect(refs(text)).toEqual(found);
  });

  test('a List of lists that alias each other stays small', () => {
    const many = (name: string): string => Array.from({ length: 300 }, () => `*${name}`).join(',');
    const text = `x: &p {containerPort: 80}
y: &c {ports: [${many('p')}]}
z: &i {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [${many('c')}]}}
apiVersion: v1
kind: List
items: [${many('i')}]
`;
    const ports = decoded(text).flatMap(
      (object) => object.pods?.containers.flatMap(({ ports: all }) => all) ?? [],
    );
    expect(ports.length).toBeLessThan(200_000);
  });

  test('a former group leads to the kind of today', () => {
    const [object] = decoded('apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}\n');
    expect([object?.definition.kind, object?.group]).toEqual(['Deployment', 'apps']);
  });
});

test('a broken document still yields what stands before the error', () => {
  const document = decodeDocument(
    'a.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec: [\n',
    String,
  );
  expect(document.problems).not.toEqual([]);
  expect(document.objects.map(nameOf)).toEqual(['a']);
});

/** Every scalar, map, sequence of a manifest in turn, replaced by something of a wrong type. */
describe.each(WHOLE_MANIFESTS)('%s', (_, manifest) => {
  const lines = manifest.split('\n');
  const WRONG = [
    '',
    ' {}',
    ' []',
    ' x',
    ' [x]',
    ' 5',
    ' {a: {b: c}}',
    ' [[x], {}, ~]',
    ' "{{ .x }}"',
    ' *nowhere',
  ];

  test('wrong types anywhere are no exception, and spans stay within the text', () => {
    for (const [at, line] of lines.entries()) {
      const key = /^(\s*(?:- )*[\w.]+:)/.exec(line)?.[1];
      if (key === undefined) continue;
      for (const wrong of WRONG) {
        const text = [...lines.slice(0, at), key + wrong, ...lines.slice(at + 1)].join('\n');
        checkDecoded(text);
        const cut = [...lines.slice(0, at), key + wrong, ...childless(lines, at)].join('\n');
        checkDecoded(cut);
      }
    }
  });

  test('a text stands where its span says', () => {
    expect(decoded(manifest).flatMap((object) => misplaced(manifest, [object, linksOf(object)]))).toEqual([]);
    expect(decoded(manifest)).toHaveLength(1);
  });
});

test('texts stand where their spans say, whatever the line breaks and the characters', () => {
  const name = fc.constantFrom('web', 'é😀', 'a.b/c', '80');
  const quote = fc.constantFrom('', "'", '"');
  fc.assert(
    fc.property(name, name, quote, fc.constantFrom('\n', '\r\n'), (key, value, mark, newline) => {
      const text = [
        'apiVersion: v1',
        'kind: Pod',
        'metadata:',
        '  labels:',
        `    ${mark}${key}${mark}: ${mark}${value}${mark}`,
      ];
      const [object] = decoded(text.join(newline));
      const [pair] = object?.labels.pairs ?? [];
      expect([pair?.key.value, pair?.value.value]).toEqual([key, value]);
      checkDecoded(text.join(newline));
    }),
  );
});

function checkDecoded(text: string): void {
  const wrong = decoded(text).flatMap((object) => misplaced(text, [object, linksOf(object)]));
  if (wrong.length > 0) expect(wrong, text).toEqual([]);
}

/** Lines behind `at` that are not nested below it. */
function childless(lines: readonly string[], at: number): readonly string[] {
  const depth = (lines[at] ?? '').search(/\S/);
  const end = lines.findIndex((line, index) => index > at && line.search(/\S/) <= depth);
  return end < 0 ? [] : lines.slice(end);
}

/** Spans within `value` that do not lie in `text`, and plain scalars on one line that do not read there as they should. */
function misplaced(text: string, value: unknown, seen = new Set<unknown>()): readonly unknown[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const own = isSpan(value) && !isPlaced(text, value) ? [value] : [];
  const inner = Object.entries(value).filter(([key]) => key !== 'definition' && key !== 'document');
  return [...own, ...inner.flatMap(([, each]) => misplaced(text, each, seen))];
}

function isPlaced(text: string, span: Span & { value?: unknown; style?: unknown; type?: unknown }): boolean {
  if (!(0 <= span.start && span.start <= span.end && span.end <= text.length)) return false;
  const source = text.slice(span.start, span.end);
  return span.style !== 'plain' || span.type === 'null' || source.includes('\n') || source === span.value;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value;
}

function list(kind: string, ...items: readonly string[]): string {
  return `apiVersion: v1\nkind: ${kind}\nitems:\n${items.join('')}`;
}

function pod(name: string): string {
  return `- {apiVersion: v1, kind: Pod, metadata: {name: ${name}}}\n`;
}

function service(name: string): string {
  return pod(name).replace('Pod', 'Service');
}
