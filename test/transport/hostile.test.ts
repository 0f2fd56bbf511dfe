/** Whatever stands in a file: no error is logged, nothing is reported that is not so, and the neighbours still work. */
import fs from 'node:fs';
import path from 'node:path';
import type { CodeLens, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { startIndexed } from './shop';

const HOSTILE = path.resolve(import.meta.dirname, '../../test-fixtures/workspaces/hostile');
const FILES = fs.readdirSync(HOSTILE).filter((name) => /\.(yaml|json)$/.test(name));
/** What is wrong in these files besides their shape, and rightly said. */
const TRUE: Readonly<Record<string, readonly string[]>> = {
  'ports-wrong-type.yaml': ['service-port-name-missing', 'port-name-not-iana', 'label-value-not-string'],
};
const FEATURES = ['hover', 'definition', 'references', 'completion', 'documentHighlight', 'prepareRename'];

test('every hostile file is answered, and none is accused', async () => {
  const client = await startIndexed(
    '#- first.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: first}\n',
  );
  for (const name of FILES) fs.copyFileSync(path.join(HOSTILE, name), path.join(client.folder, name));
  await client.watched(1, ...FILES);
  for (const name of FILES) {
    await client.open(name);
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', name);
    const serious = report.kind === 'full' ? report.items.filter(({ severity }) => (severity ?? 1) <= 2) : [];
    const accused = serious.filter(({ code }) => !TRUE[name]?.includes(String(code)));
    expect(accused, name).toEqual([]);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', name);
    await Promise.all(
      lenses.slice(0, 20).map((lens) => client.connection.sendRequest('codeLens/resolve', lens)),
    );
    await client.request('textDocument/documentSymbol', name);
    await everywhere(client, name);
    await client.close(name);
  }
  const errors = client
    .paramsOf<{ type: number; message: string }>('window/logMessage')
    .filter(({ type }) => type === 1);
  expect(errors).toEqual([]);
});

/** Asks each feature at every line of the file's head, where its first value stands. */
async function everywhere(client: Awaited<ReturnType<typeof startIndexed>>, name: string): Promise<void> {
  const lines = client.text(name).split('\n').slice(0, 40);
  for (const [line, text] of lines.entries()) {
    const character = Math.min(text.length, 200);
    const params = {
      textDocument: client.id(name),
      position: { line, character },
      context: { includeDeclaration: true },
    };
    for (const feature of FEATURES) {
      await client.connection.sendRequest(`textDocument/${feature}`, params).catch((error: Error) => {
        if (feature !== 'prepareRename') throw error; // a refusal is an answer
      });
    }
  }
}
