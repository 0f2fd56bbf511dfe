// npm test: everything that can go wrong, in one run, from a clean clone on. A failing step does not stop the others. The
// last line is `N passed, N failed`: tests where a step has tests, one for any other step. --fast: without VS Code.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { conclude, countsIn, countsOfVitest } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { results, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const { values: flags } = parseArgs({ options: { fast: { type: 'boolean' } } });

/**
 * `counts` says how tests are counted: `step` the step as one, `summary` by its last line, `vitest` by vitest's report.
 * @typedef {{title: string, command: string[], counts: 'step' | 'summary' | 'vitest', slow?: true, built?: true}} Step
 */
const node = process.execPath;
const script = (name) => ['npm', 'run', '--silent', name];

/** @type {readonly Step[]} `slow`: needs VS Code; `built`: runs the bundles, so a failed build fails it, too */
const STEPS = [
  { title: 'format', command: script('format:check'), counts: 'step' },
  { title: 'lint', command: script('lint'), counts: 'step' },
  { title: 'types', command: script('types'), counts: 'step' },
  { title: 'generated files', command: [node, 'scripts/generate.mjs', '--check'], counts: 'step' },
  { title: 'build', command: script('build'), counts: 'step' },
  { title: 'unit tests', command: script('unit'), counts: 'vitest' },
  { title: 'transport tests', command: script('test:transport'), counts: 'vitest', built: true },
  {
    title: 'npm start',
    command: [node, 'scripts/start.mjs', '--check'],
    counts: 'step',
    slow: true,
    built: true,
  },
  { title: 'VS Code tests', command: script('test:vscode'), counts: 'summary', slow: true, built: true },
  { title: 'VS Code for the Web', command: script('test:web'), counts: 'summary', slow: true, built: true },
  { title: 'VS Code UI checks', command: script('test:ui'), counts: 'summary', slow: true, built: true },
  { title: 'grammars', command: script('test:grammar'), counts: 'summary', slow: true },
  {
    title: 'packed extension',
    command: [node, 'scripts/vsix-test.mjs'],
    counts: 'summary',
    slow: true,
    built: true,
  },
];

try {
  await ensureDependencies('ci');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(conclude({ passed: 0, failed: 1 }));
}
fs.rmSync(results, { recursive: true, force: true });
fs.mkdirSync(results, { recursive: true });

let buildFailed = false;
const rows = [];
for (const step of STEPS.filter(({ slow }) => !(flags.fast && slow))) {
  console.log(`\n=== ${step.title}`);
  const began = Date.now();
  const counts = await count(step);
  if (step.title === 'build') buildFailed = counts.failed > 0;
  rows.push({ title: step.title, ...counts, seconds: ((Date.now() - began) / 1000).toFixed(1) });
}

console.log('\n=== summary');
const width = Math.max(...rows.map(({ title }) => title.length));
for (const { title, passed, failed, seconds } of rows) {
  const mark = failed > 0 ? 'FAILED' : 'ok    ';
  console.log(
    `${mark}  ${title.padEnd(width)}  ${`${passed} / ${passed + failed}`.padStart(11)}  ${seconds.padStart(6)} s`,
  );
}
process.exitCode = conclude({ passed: sum('passed'), failed: sum('failed') });

/** @param {'passed' | 'failed'} what */
function sum(what) {
  return rows.reduce((total, row) => total + row[what], 0);
}

/**
 * Runs a step. One that failed as a whole, or ran no test, counts at least one failure.
 * @param {Step} step
 */
async function count(step) {
  if (step.built && buildFailed) {
    console.log('not run: the build failed');
    return { passed: 0, failed: 1 };
  }
  const report = path.join(results, `${step.title.replaceAll(' ', '-')}.json`);
  const [program = '', ...args] = step.command;
  const reporters = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run(program, step.counts === 'vitest' ? [...args, ...reporters] : args, {
    cwd: root,
    echo: true,
  });
  const passedAll = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (step.counts === 'step') return passedAll;
  const found = step.counts === 'summary' ? countsIn(output) : vitestCounts(report);
  const { passed, failed } = found ?? { passed: 0, failed: 0 };
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

function vitestCounts(report) {
  return fs.existsSync(report) ? countsOfVitest(JSON.parse(fs.readFileSync(report, 'utf8'))) : undefined;
}
