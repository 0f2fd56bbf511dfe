import { expect, test } from 'vitest';
import { fromClient, toClient } from './uris';

test.each([
  ['file:///ws/a.yaml', 'file:///ws/a.yaml', 'file:///ws/a.yaml'],
  ['file:///my%20apps/@a/b%23.yaml', 'file:///my apps/@a/b#.yaml', 'file:///my%20apps/%40a/b%23.yaml'],
  ['file:///C%3A/a.yaml', 'file:///c:/a.yaml', 'file:///c%3A/a.yaml'],
  ['file://server/share/a(1).yaml', 'file://server/share/a(1).yaml', 'file://server/share/a%281%29.yaml'],
  ['file:///100%/a.yaml', 'file:///100%/a.yaml', 'file:///100%25/a.yaml'],
  ['file:///ws/', 'file:///ws', 'file:///ws'],
  ['untitled:Untitled-1', 'untitled:Untitled-1', 'untitled:Untitled-1'],
  ['vscode-vfs://github/a%20b/', 'vscode-vfs://github/a b', 'vscode-vfs://github/a%20b'],
  ['vscode-vfs://github/a%20b?c', 'vscode-vfs://github/a%20b?c', 'vscode-vfs://github/a%20b?c'],
  ['vscode-vfs://github/a%3Fb', 'vscode-vfs://github/a%3Fb', 'vscode-vfs://github/a%3Fb'],
  ['git:/ws/a.yaml?%7B%22ref%22', 'git:/ws/a.yaml?%7B%22ref%22', 'git:/ws/a.yaml?%7B%22ref%22'],
  ['memfs:/', 'memfs:', 'memfs:/'],
  ['memfs:/my%20apps/a.yaml', 'memfs:/my apps/a.yaml', 'memfs:/my%20apps/a.yaml'],
  ['file:///', 'file://', 'file:///'],
])('%s', (client, inside, answered) => {
  expect(fromClient(client)).toBe(inside);
  expect(toClient(inside)).toBe(answered);
});
