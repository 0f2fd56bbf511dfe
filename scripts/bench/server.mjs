// The bundled server as a child process, and an LSP client for it: what an editor would do, with a stopwatch.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(createRequire(import.meta.url).resolve('vscode-languageserver/node'));
const {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} = require('vscode-languageserver-protocol/node');

const CAPABILITIES = {
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** As the extension starts it. */
const NODE_ARGS = ['--max-semi-space-size=8'];

/**
 * Starts the server on `folder` and waits until it has indexed it. `storage`: folder for what it keeps.
 * @returns a connection, the milliseconds from start to the first status with everything indexed, and `stop`
 */
export async function startServer(folder, storage) {
  const started = performance.now();
  const child = spawn(process.execPath, [...NODE_ARGS, path.join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const indexed = new Promise((resolve) => {
    connection.onNotification(
      'selectrail/status',
      (status) => !status.indexing && resolve(performance.now() - started),
    );
  });
  const kept = new Promise((resolve) => {
    connection.onNotification(
      'window/logMessage',
      ({ message }) => message.startsWith('Kept the index') && resolve(),
    );
  });
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    capabilities: CAPABILITIES,
    workspaceFolders: [{ uri, name: 'bench' }],
    initializationOptions: { storage },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    coldIndex: await indexed,
    /** Resolves once the server has saved what it indexed. */
    kept,
    /** Most memory that the process held so far, in MB. */
    peakMemory: () =>
      Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

/** Milliseconds of `runs` calls of `act`, after a few that do not count. */
export async function time(act, runs = 200) {
  for (let run = 0; run < 20; run++) await act(run);
  const taken = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await act(run + 20);
    taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b);
}

/** The value below which `share` of the sorted `values` lie. */
export function percentile(values, share) {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))];
}
