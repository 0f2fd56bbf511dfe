import { expect, test } from 'vitest';
import { get, type Node } from '../syntax/node';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { applyEdits } from './editText';
import { addEntry, addItem, treeOf, type Tree } from './editTree';
import type { TextEdit } from './edit';

/** The text after an edit that `make` finds for the value under `key` of an object. */
function after(
  text: string,
  key: string,
  make: (tree: Tree, value: Node) => TextEdit | undefined,
): string | undefined {
  const snapshot = hostOf(parseFixture(text)).snapshot();
  const [object] = snapshot.objectsOf(`${ROOT}main.yaml`);
  const tree = object && treeOf(snapshot, object, () => text);
  const value = get(tree?.root, key);
  const edit = tree && value && make(tree, value);
  return edit && applyEdits(text, [edit]);
}

const HEAD = 'apiVersion: v1\nkind: Any\nmetadata: {name: a}\n';

const entry =
  (behind?: string) =>
  (tree: Tree, map: Node): TextEdit | undefined =>
    map.kind === 'map' ? addEntry(tree, map, 'new', ['x'], behind) : undefined;

const item = (tree: Tree, list: Node): TextEdit | undefined =>
  list.kind === 'seq' ? addItem(tree, list, { a: 1 }) : undefined;

test('an entry stands behind the last one, or behind the one that is named', () => {
  expect(after(`${HEAD}spec:\n  a: "1" # one\n  b:\n  - c\n# end\n`, 'spec', entry())).toBe(
    `${HEAD}spec:\n  a: "1" # one\n  b:\n  - c\n  new:\n  - x\n# end\n`,
  );
  expect(after(`${HEAD}spec:\n  a: "1" # one\n  b: 2\n`, 'spec', entry('a'))).toBe(
    `${HEAD}spec:\n  a: "1" # one\n  new:\n    - x\n  b: 2\n`,
  );
  expect(after(`${HEAD}spec: {a: 1}\n`, 'spec', entry())).toBe(`${HEAD}spec: {a: 1, new: [x]}\n`);
  expect(after(`${HEAD}spec: {}\n`, 'spec', entry())).toBe(`${HEAD}spec: {new: [x]}\n`);
});

test('line ends stay, and the last line may have none', () => {
  const source = `${HEAD}spec:\n  a: 1`.replaceAll('\n', '\r\n');
  expect(after(source, 'spec', entry())).toBe(`${source}\r\n  new:\r\n    - x`);
});

test('an item stands in line with the others', () => {
  expect(after(`${HEAD}spec:\n-   b: 2\n    c: 3 # last\n`, 'spec', item)).toBe(
    `${HEAD}spec:\n-   b: 2\n    c: 3 # last\n- a: 1\n`,
  );
  expect(after(`${HEAD}spec: [{b: 2}]\n`, 'spec', item)).toBe(`${HEAD}spec: [{b: 2}, {a: 1}]\n`);
  expect(after(`${HEAD}spec: []\n`, 'spec', item)).toBe(`${HEAD}spec: [{a: 1}]\n`);
});

test('JSON stays JSON', () => {
  const json = '{"apiVersion": "v1", "kind": "Any", "metadata": {}, "spec": {"a": ["b"]}}';
  expect(after(json, 'spec', entry())).toBe(json.replace('["b"]', '["b"], "new":["x"]'));
});

test('none where the place is an alias, or text goes on behind it', () => {
  expect(after(`${HEAD}first: &a {b: 1}\nspec:\n  c: *a\n`, 'spec', entry())).toBeUndefined();
  expect(after(`${HEAD}spec:\n- - b\n`, 'spec', (tree, list) => item(tree, list))).toBe(
    `${HEAD}spec:\n- - b\n- a: 1\n`,
  );
});
