import { expect, test } from 'vitest';
import { parseUntemplated } from '../../syntax/document';
import { jsonPatch } from './jsonPatch';
import { toPlain } from '../../syntax/plain';
import { type Tree } from './tree';

function treeOf(value: unknown): Tree {
  const { root } = parseUntemplated(JSON.stringify(value));
  if (!root) throw new Error('nothing');
  return root;
}

test.each([
  ['add to a list', { op: 'add', path: '/l/1', value: 9 }, { l: [1, 9, 2], m: { 'a/b': 0 } }],
  ['add behind a list', { op: 'add', path: '/l/-', value: 9 }, { l: [1, 2, 9], m: { 'a/b': 0 } }],
  ['remove an escaped key', { op: 'remove', path: '/m/a~1b' }, { l: [1, 2], m: {} }],
  ['replace', { op: 'replace', path: '/l/0', value: null }, { l: [null, 2], m: { 'a/b': 0 } }],
  ['move', { op: 'move', from: '/l/0', path: '/m/x' }, { l: [2], m: { 'a/b': 0, x: 1 } }],
  ['copy', { op: 'copy', from: '/l/0', path: '/l/2' }, { l: [1, 2, 1], m: { 'a/b': 0 } }],
  ['a test that holds', { op: 'test', path: '/l/0', value: 1 }, { l: [1, 2], m: { 'a/b': 0 } }],
  ['a test that fails', { op: 'test', path: '/l/0', value: 2 }, undefined],
  ['add into nothing', { op: 'add', path: '/gone/x', value: 1 }, undefined],
  ['replace behind a list', { op: 'replace', path: '/l/2', value: 1 }, undefined],
  ['remove what is not there', { op: 'remove', path: '/x' }, undefined],
  ['an unknown operation', { op: 'swap', path: '/l' }, undefined],
])('%s', (_, operation, expected) => {
  const patched = jsonPatch(treeOf({ l: [1, 2], m: { 'a/b': 0 } }), [treeOf(operation)]);
  expect(patched && toPlain(patched)).toEqual(expected);
});
