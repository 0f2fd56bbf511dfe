import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Analysis } from '../ide/analysis';
import { DEFAULT_SETTINGS } from '../ide/settings';
import { corpusFiles, SHARED } from '../testing/corpora';
import { openWorkspaceFolder } from '../testing/workspaceFolder';
import type { FileFacts } from './file';
import { Host } from './host';
import { fileOfPlain, plainFile, type PlainFile } from './packedFile';
import { pack, unpack } from './packing';

function again(facts: FileFacts): PlainFile {
  return unpack(pack(plainFile(facts))) as PlainFile;
}

function expectSame(host: Host): void {
  const snapshot = host.snapshot();
  for (const facts of snapshot.files()) {
    const { lines, ...others } = fileOfPlain(again(facts), snapshot.kinds);
    const { lines: before, ...expected } = facts;
    expect(others).toStrictEqual(expected);
    expect(lines.plain()).toEqual(before.plain());
    for (const { objects } of others.documents)
      for (const object of objects) expect(others.documents).toContain(object.document);
  }
}

const folders = readdirSync(new URL('../../../test-fixtures/workspaces/', import.meta.url));

describe.each(folders)('the workspace %s, packed and unpacked,', (name) => {
  const { host, files } = openWorkspaceFolder(name);

  test('holds the same facts', () => expectSame(host));

  test('answers the same', () => {
    const copy = new Host();
    for (const uri of files.keys()) {
      const facts = host.snapshot().file(uri);
      if (facts) copy.setPlainFile(again(facts));
    }
    expect(copy.unread()).toEqual([]);
    const [one, other] = [host, copy].map((each) => new Analysis(each.snapshot(), DEFAULT_SETTINGS));
    const answers = (analysis: Analysis | undefined, uri: string): unknown => ({
      diagnostics: analysis
        ?.diagnostics(uri)
        .map(({ rule, message, location }) => [rule.code, message, location]),
      lenses: analysis?.lensPlaces(uri).map((place) => analysis.resolveLens(place)),
      symbols: analysis?.documentSymbols(uri),
    });
    for (const uri of files.keys()) expect(answers(other, uri)).toEqual(answers(one, uri));
  });
});

test.runIf(SHARED)('the manifests of real repositories come back as they were', () => {
  const host = new Host();
  for (const { path, text } of corpusFiles(20)) host.setFile(`file://${path}`, text);
  expectSame(host);
});
