// Measures the bundled server over stdio on seeded monorepos, beside the floor: reading the same files, and a request
// that does nothing. node scripts/bench.mjs [objects …]; the default is 1000 10000. `cases` measures labels that much
// depends on instead, `reach` reachability, `changes` what edits do to it, `view` its picture.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureCases } from './bench/cases.mjs';
import { measureChanges } from './bench/changes.mjs';
import { writeMonorepo } from './bench/monorepo.mjs';
import { measureReach } from './bench/reach.mjs';
import { percentile, startServer, time } from './bench/server.mjs';
import { measureView } from './bench/view.mjs';

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
if (process.argv[2] === 'reach') await measureReach(sizes);
else if (process.argv[2] === 'cases') await measureCases();
else if (process.argv[2] === 'changes') await measureChanges(sizes);
else if (process.argv[2] === 'view') await measureView(sizes);
else for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) await measure(size);

async function measure(size) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `bench-${size}-`));
  try {
    const { files, bytes } = writeMonorepo(folder, size);
    console.log(`\n${size} objects, ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
    const floor = readAll(folder);
    const storage = path.join(folder, '.storage');
    const server = await startServer(folder, storage);
    row('reading the files (floor)', `${floor.toFixed(0)} ms`);
    row(
      'cold index to first answer',
      `${server.coldIndex.toFixed(0)} ms`,
      `${(server.coldIndex / floor).toFixed(1)} × floor`,
    );
    await server.kept; // it takes turns with requests
    await requests(server.connection, folder);
    row('peak memory', `${server.peakMemory().toFixed(0)} MB`);
    await server.stop();
    const warm = await startServer(folder, storage);
    row(
      'warm start to first answer',
      `${warm.coldIndex.toFixed(0)} ms`,
      `${(warm.coldIndex / floor).toFixed(1)} × floor`,
    );
    await warm.stop();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function requests(connection, folder) {
  const file = path.join(folder, 'team-0', 'app-0.yaml');
  const uri = pathToFileURL(file).href;
  const text = fs.readFileSync(file, 'utf8');
  const textDocument = { uri };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 0, text },
  });
  const lines = text.split('\n');
  const selector =
    lines.findIndex((line, at) => line === '  selector:' && /^ {4}app:/.test(lines[at + 1] ?? '')) + 1;
  const position = { line: selector, character: 8 };
  const floor = await time(() =>
    connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
  );
  row('request that finds nothing (floor)', ...figures(floor));
  const show = async (name, act) => {
    const taken = await time(act);
    row(name, ...figures(taken), `${(percentile(taken, 0.5) / percentile(floor, 0.5)).toFixed(1)} × floor`);
  };
  let version = 0;
  await show('keystroke → fresh diagnostics', async (run) => {
    const range = { start: { line: selector, character: 0 }, end: { line: selector, character: 0 } };
    const change =
      run % 2 === 0
        ? { range, text: '# x\n' }
        : { range: { start: range.start, end: { line: selector + 1, character: 0 } }, text: '' };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [change],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument });
  });
  await show('keystroke in a label → diagnostics', async (run) => {
    const label = run % 2 === 0 ? `${lines[selector]}x` : lines[selector];
    const contentChanges = [{ text: lines.with(selector, label).join('\n') }];
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges,
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument });
  });
  await show('hover', () => connection.sendRequest('textDocument/hover', { textDocument, position }));
  await show('definition', () =>
    connection.sendRequest('textDocument/definition', { textDocument, position }),
  );
  await show('references', () =>
    connection.sendRequest('textDocument/references', {
      textDocument,
      position,
      context: { includeDeclaration: true },
    }),
  );
  await show('CodeLenses of the file, resolved', async () => {
    const lenses = await connection.sendRequest('textDocument/codeLens', { textDocument });
    await Promise.all(lenses.map((lens) => connection.sendRequest('codeLens/resolve', lens)));
  });
  await show('workspace diagnostics, unchanged', () =>
    connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }),
  );
}

function figures(taken) {
  return [`p50 ${percentile(taken, 0.5).toFixed(2)} ms`, `p95 ${percentile(taken, 0.95).toFixed(2)} ms`];
}

function row(name, ...cells) {
  console.log(`  ${name.padEnd(38)}${cells.map((cell) => cell.padEnd(18)).join('')}`.trimEnd());
}

function readAll(folder) {
  const start = performance.now();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
  }
  return performance.now() - start;
}
