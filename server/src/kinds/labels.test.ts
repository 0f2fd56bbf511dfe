import { describe, expect, test } from 'vitest';
import { parseOneDocument } from '../syntax/document';
import {
  decodeLabels,
  decodeMapSelector,
  decodeSelector,
  type LabelSelector,
  selectorAt,
  valueOf,
} from './labels';

const parse = (text: string) => parseOneDocument(text, (value) => value).root;
const WHOLE = { templated: false };
const TEMPLATED = { templated: true };

/** `app In web`, a requirement each. */
function show(selector: LabelSelector | undefined): readonly string[] | undefined {
  return selector?.requirements.map(({ key, operator, values }) =>
    [key.value, operator ?? '?', ...values.map((text) => text.value || "''")].join(' '),
  );
}

describe('labels', () => {
  test('are pairs of texts; nested maps, lists are left out', () => {
    const labels = decodeLabels(parse('{app: web, empty: "", nested: {a: b}, list: [a], n: 1}'), WHOLE);
    expect(labels.pairs.map(({ key, value }) => [key.value, value.value])).toEqual([
      ['app', 'web'],
      ['empty', ''],
      ['n', '1'],
    ]);
    expect(labels.open).toBe(false);
  });

  test('of equal keys have the last value', () => {
    expect(valueOf(decodeLabels(parse('app: a\napp: b\n'), WHOLE), 'app')?.value).toBe('b');
  });

  test.each(['[app]', 'app', ''])('of a wrong type are none: %s', (text) => {
    expect(decodeLabels(parse(text), WHOLE)).toEqual({ pairs: [], open: false });
  });

  test('are open in a template, and where a key is one', () => {
    expect(decodeLabels(undefined, TEMPLATED).open).toBe(true);
    expect(decodeLabels(parse('${KEY}: a'), WHOLE).open).toBe(true);
    expect(decodeLabels(parse('a: ${VALUE}'), WHOLE).open).toBe(false);
  });
});

describe('a selector', () => {
  test.each([
    ['matchLabels: {app: web, tier: ""}', ['app In web', "tier In ''"]],
    ['matchExpressions: [{key: a, operator: NotIn, values: [x, y]}]', ['a NotIn x y']],
    [
      'matchExpressions: [{key: a, operator: Exists}, {key: b, operator: DoesNotExist}]',
      ['a Exists', 'b DoesNotExist'],
    ],
    ['matchLabels: {a: x}\nmatchExpressions: [{key: b, operator: In, values: [y]}]', ['a In x', 'b In y']],
    ['matchExpressions: [{key: a, operator: Gt, values: ["1"]}, {key: b}]', ['a ? 1', 'b ?']],
    ['matchExpressions: [x, {operator: Exists}, [y]]', []],
    ['matchExpressions: {key: a}\nmatchLabels: [a]', []],
    ['{}', []],
    ['matchLabels: {}', []],
    ['matchLabels:', []],
    ['app: web', []],
    ['[app]', undefined],
    ['web', undefined],
    ['', undefined],
  ])('%s', (text, requirements) => {
    expect(show(decodeSelector(parse(text), WHOLE))).toEqual(requirements);
  });

  test('of equalities is the map itself', () => {
    expect(show(decodeMapSelector(parse('app: web\nn: [x]\n'), WHOLE))).toEqual(['app In web']);
    expect(decodeMapSelector(parse('[app]'), WHOLE)).toBeUndefined();
  });

  test('stands from its key on; a null one is absent', () => {
    const root = parse('podSelector: {matchLabels: {a: b}}\nother: ~\nlist: [a]\n');
    expect(selectorAt(root, 'podSelector', WHOLE)).toMatchObject({ start: 0, end: 34 });
    expect([selectorAt(root, 'other', WHOLE), selectorAt(root, 'list', WHOLE)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('that is an alias keeps its own place', () => {
    const root = parse('a: &s {matchLabels: {a: b}}\npodSelector: *s\n');
    expect(selectorAt(root, 'podSelector', WHOLE)).toMatchObject({ start: 6, end: 27 });
  });

  test('is open in a template', () => {
    expect(decodeSelector(parse('{}'), TEMPLATED)?.open).toBe(true);
  });
});
