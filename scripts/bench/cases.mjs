// Labels that much depends on: each keystroke in one, to fresh diagnostics of its file. node scripts/bench.mjs cases
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withTempFolder } from '../lib/temp-folder.mjs';
import { percentile, startServer, time } from './server.mjs';

const RUNS = 60;
const PER_FILE = 4;

/** By name: files, and the one in which a label is edited, where `edited` stands first. */
const CASES = {
  '10,000 workloads with one label, in a folder': {
    files: () => workloads(10_000),
    file: 'app-7.yaml',
    edited: 'part: shop',
  },
  'one file with 500 documents': {
    files: () => [['all.yaml', named(250, (name) => [workload(name), service(name, `app: ${name}`)]).flat()]],
    file: 'all.yaml',
    edited: 'app: app-7',
  },
  'one of 5,000 workloads of a Service': {
    files: () => [...workloads(5000), ['service.yaml', [service('all', 'part: shop')]]],
    file: 'app-7.yaml',
    edited: 'part: shop',
  },
  'the Service of 5,000 workloads': {
    files: () => [...workloads(5000), ['service.yaml', [service('all', 'part: shop')]]],
    file: 'service.yaml',
    edited: 'part: shop',
  },
};

export async function measureCases() {
  for (const [name, { files, file, edited }] of Object.entries(CASES)) {
    await withTempFolder(async (folder) => {
      for (const [each, documents] of files())
        fs.writeFileSync(path.join(folder, each), documents.join('---\n'));
      const server = await startServer(folder);
      console.log(`\n${name}`);
      await keystrokes(server.connection, path.join(folder, file), edited);
      await server.stop();
    });
  }
}

async function keystrokes(connection, file, edited) {
  const uri = pathToFileURL(file).href;
  const textDocument = { uri };
  const text = fs.readFileSync(file, 'utf8');
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 0, text },
  });
  const floor = await time(
    () => connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
    RUNS,
  );
  const taken = await time(async (run) => {
    const changed = run % 2 === 0 ? text.replace(edited, `${edited}x`) : text;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: run + 1 },
      contentChanges: [{ text: changed }],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument });
  }, RUNS);
  row('request that finds nothing (floor)', floor);
  row('keystroke in a label → diagnostics', taken, floor);
}

function row(name, taken, floor) {
  const figures = [0.5, 0.95].map((share) => `${percentile(taken, share).toFixed(1)} ms`);
  const ratio = floor ? `${(percentile(taken, 0.5) / percentile(floor, 0.5)).toFixed(1)} × floor` : '';
  console.log(
    `  ${name.padEnd(38)}p50 ${figures[0].padEnd(12)}p95 ${figures[1].padEnd(12)}${ratio}`.trimEnd(),
  );
}

/** Files with workloads that all carry `part: shop`. */
function workloads(count) {
  const documents = named(count, workload);
  return Array.from({ length: count / PER_FILE }, (_, file) => [
    `app-${file}.yaml`,
    documents.slice(file * PER_FILE, (file + 1) * PER_FILE),
  ]);
}

function named(count, make) {
  return Array.from({ length: count }, (_, index) => make(`app-${index}`));
}

const workload = (name) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels:
        app: ${name}
        part: shop
    spec:
      containers:
        - name: main
          image: registry.example.com/${name}:1
          ports: [{ name: http, containerPort: 8080 }]
`;

const service = (name, selector) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { ${selector} }
  ports: [{ name: http, port: 80, targetPort: http }]
`;
