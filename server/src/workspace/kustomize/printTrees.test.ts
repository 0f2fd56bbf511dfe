import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printTrees } from './printTrees';
import { parseUntemplated, splitDocuments } from '../../syntax/document';
import { type Plain, type PlainMap, toPlain } from '../../syntax/plain';

function parse(text: string): readonly Plain[] {
  const roots = splitDocuments(text).flatMap(
    ({ start, end }) => parseUntemplated(text.slice(start, end)).root ?? [],
  );
  return roots.map((root) => toPlain(root));
}

test('reads back as what was printed, whatever the texts hold', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[ \n:#{}'"|>&*!%@`a-z0-9,-]{0,12}$/),
    fc.constantFrom(
      'true',
      'no',
      '80',
      '1e3',
      '~',
      'null',
      '- a',
      'a: b',
      '<<',
      '---',
      '\uFEFF',
      '{{ x }}',
      '=',
      '0x1',
      'a\n',
      '\na\n\n',
      'a \nb',
    ),
  );
  const tree = fc.letrec<{ value: unknown; map: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('map'),
    ),
    map: fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  })).map;
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 2 }), (trees) => {
      const maps = trees.filter((each) => Object.keys(each as object).length > 0) as PlainMap[];
      expect(parse(printTrees(maps))).toEqual(maps);
    }),
    { numRuns: 1000 },
  );
});

test('as a person would write it', () => {
  const tree = { b: [{ x: 1, y: ['a', []] }, 'c: d'], a: { 'k/l': '80', m: 'one\ntwo\n' }, e: {} };
  expect(printTrees([tree])).toMatchInlineSnapshot(`
    "a:
      k/l: "80"
      m: |
        one
        two
    b:
    - x: 1
      y:
      - a
      - []
    - "c: d"
    e: {}
    "
  `);
});
