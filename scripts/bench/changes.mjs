// What an edit opens and closes, asked over stdio as an editor does: a label and a policy of one of many namespaces, against
// what is saved and against git's HEAD. node scripts/bench.mjs changes [workloads …]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withTempFolder } from '../lib/temp-folder.mjs';
import { filesOf } from './reach.mjs';
import { percentile, startServer, time } from './server.mjs';

const RUNS = 60;
const EDITED = 'team-0.yaml';

export async function measureChanges(sizes) {
  for (const size of sizes.length > 0 ? sizes : [100, 500, 2000]) {
    await withTempFolder(async (folder) => {
      for (const [name, text] of filesOf(size)) fs.writeFileSync(path.join(folder, `${name}.yaml`), text);
      commit(folder);
      const server = await startServer(folder);
      console.log(`\n${size} workloads`);
      await edits(server.connection, path.join(folder, EDITED));
      await server.stop();
    });
  }
}

function commit(folder) {
  const git = (...args) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a', ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=one');
}

async function edits(connection, file) {
  const text = fs.readFileSync(file, 'utf8');
  const uri = pathToFileURL(file).href;
  const textDocument = { uri };
  let version = 0;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version, text },
  });
  const change = (to) =>
    connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ text: to }],
    });
  const ask = (against) => connection.sendRequest('selectrail/reachabilityChanges', { against, rows: 8 });
  const saved = { type: 'saved' };
  const head = { type: 'revision', revision: 'HEAD' };
  const label = text.replace('"app":"app-1"', '"app":"other"').replace('"tier":"api"', '"tier":"web"');
  const policy = text.replace('"port":"http"', '"port":80');
  const show = async (name, act, runs = RUNS) => {
    const taken = await time(act, runs);
    const figures = [0.5, 0.95].map((share) => `${percentile(taken, share).toFixed(1)} ms`);
    console.log(`  ${name.padEnd(44)}p50 ${figures[0].padEnd(12)}p95 ${figures[1]}`);
  };
  await show('keystroke → fresh diagnostics (floor)', async (run) => {
    await change(run % 2 === 0 ? label : text);
    await connection.sendRequest('textDocument/diagnostic', { textDocument });
  });
  await show('a label → what it opens and closes', async (run) => {
    await change(run % 2 === 0 ? label : text);
    await ask(saved);
  });
  await show('a policy → what it opens and closes', async (run) => {
    await change(run % 2 === 0 ? policy : text);
    await ask(saved);
  });
  await show('a policy → the same against HEAD', async (run) => {
    await change(run % 2 === 0 ? policy : text);
    await ask(head);
  });
  await show('save → the same against HEAD', async () => {
    await connection.sendNotification('textDocument/didSave', { textDocument });
    await ask(head);
  });
}
