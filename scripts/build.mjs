// npm run build: bundles everything into dist/. --watch builds again on each change (F5), --production minifies for the
// package and leaves the source maps and the tests out.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { root } from './lib/paths.mjs';

const { values: flags } = parseArgs({
  options: { watch: { type: 'boolean' }, production: { type: 'boolean' } },
});

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  logLevel: 'silent', // report() prints one line a problem, for VS Code's problem matcher
  minify: flags.production ?? false,
  sourcemap: !flags.production,
  // Its ES module parses at a quarter of the speed: V8 makes a slow object of the parser's state, which spreads its options.
  alias: { 'js-yaml': createRequire(import.meta.url).resolve('js-yaml') },
};
/** @type {esbuild.BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'], // some packages' UMD builds cannot be bundled
};

/** @type {esbuild.BuildOptions} */
const browser = { ...shared, platform: 'browser', target: 'es2022' };

/** @type {(esbuild.BuildOptions & {entryPoints: [string], outfile: string})[]} */
const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js' },
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/browser/client.js', // for the web extension host, which is a worker
    external: ['vscode'],
  },
  {
    ...browser,
    entryPoints: ['server/src/browser.ts'],
    outfile: 'dist/browser/server.js', // a worker of its own
    format: 'iife',
  },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/selectrail.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  ...[
    ['reachability', 'view/src/main.ts'], // for the extension and for HTML files
    ['explain', 'client/webview/explain/main.ts'],
  ].map(([name, entry]) => ({
    ...browser,
    entryPoints: [entry],
    outfile: `dist/webview/${name}.js`,
    format: 'iife',
    target: 'chrome122', // of VS Code 1.91
    minify: true, // goes into each HTML file
    loader: { '.css': 'text' },
  })),
];
if (!flags.production) {
  bundles.push({
    ...browser, // one bundle for every extension host
    entryPoints: ['test/e2e/index.ts'],
    outfile: 'dist/test/index.js',
    external: ['vscode'],
    define: { 'process.env.NODE_ENV': '"test"' },
  });
}

/** The task in .vscode/tasks.json waits for these two lines. */
const BEGIN = '[watch] build started';
const END = '[watch] build finished';

checkEntryPoints();
if (flags.watch) await watch();
else await buildOnce();

function checkEntryPoints() {
  const missing = bundles
    .map((bundle) => bundle.entryPoints[0])
    .filter((file) => !fs.existsSync(path.join(root, file)));
  if (missing.length === 0) return;
  console.error(`build: missing entry point${missing.length > 1 ? 's' : ''}: ${missing.join(', ')}`);
  process.exit(1);
}

async function buildOnce() {
  const outcomes = await Promise.allSettled(bundles.map((bundle) => esbuild.build(bundle)));
  let failed = false;
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') report(outcome.value);
    else {
      failed = true;
      report(outcome.reason);
    }
  }
  if (failed) process.exit(1);
  finish();
  for (const { outfile } of bundles) {
    console.log(`${outfile}  ${(fs.statSync(path.join(root, outfile)).size / 1024).toFixed(0)} KiB`);
  }
}

async function watch() {
  let running = 0;
  /** @type {esbuild.Plugin} */
  const progress = {
    name: 'progress',
    setup({ onStart, onEnd }) {
      onStart(() => {
        if (running++ === 0) console.log(BEGIN);
      });
      onEnd((result) => {
        report(result);
        if (--running > 0) return;
        finish();
        console.log(END);
      });
    },
  };
  const contexts = await Promise.all(
    bundles.map((bundle) => esbuild.context({ ...bundle, plugins: [progress] })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

/** @param {Pick<esbuild.BuildResult, 'errors' | 'warnings'> | Error} result of a build, or what it failed with */
function report(result) {
  if (!('errors' in result)) {
    console.error(String(result));
    return;
  }
  const print = (kind) => (message) => {
    const place = message.location;
    const where = place ? `${place.file}:${place.line}:${place.column + 1}` : 'scripts/build.mjs:1:1';
    console.error(`${where}: ${kind}: ${message.text}`);
  };
  result.errors.forEach(print('error'));
  result.warnings.forEach(print('warning'));
}

/** The command-line tool is run by its name. */
function finish() {
  const tool = path.join(root, 'dist/selectrail.js');
  if (fs.existsSync(tool)) fs.chmodSync(tool, 0o755);
}
