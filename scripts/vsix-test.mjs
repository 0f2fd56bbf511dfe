// Packs the extension, installs the package into a fresh VS Code and runs the activation tests on it there: what users
// get works without the repository. Also checks which files are in it, and that the command-line tool starts.
import fs from 'node:fs';
import path from 'node:path';
import { conclude } from './lib/counts.mjs';
import { mochaInBrowser } from './lib/mocha-in-browser.mjs';
import { root, testEntry } from './lib/paths.mjs';
import { run, runOrThrow } from './lib/run.mjs';
import { withTempFolder, withWorkspaceCopy } from './lib/temp-folder.mjs';
import { packExtension } from './package.mjs';
import { installVsix } from './vscode-server.mjs';

/** Files that must be in the package (vsce puts some in lower case), and the folders where any file may be. */
const REQUIRED = [
  'package.json',
  'readme.md',
  'changelog.md',
  'license.txt',
  'dist/client.js',
  'dist/server.js',
  'dist/browser/client.js',
  'dist/browser/server.js',
  'dist/selectrail.js',
  'dist/webview/explain.js',
  'dist/webview/reachability.js',
];
const ALLOWED =
  /^(docs\/selectrail\.schema\.json|(docs\/)?images\/.*|syntaxes\/.*\.json|language-configuration\.json|\.vsixmanifest)$/;

let passed = 0;
let failed = 0;

await withTempFolder(async (home) => {
  if (!fs.existsSync(testEntry)) await runOrThrow(process.execPath, ['scripts/build.mjs'], { cwd: root });
  const vsix = await packExtension(path.join(home, 'selectrail.vsix'));
  const extensionsDir = path.join(home, 'extensions');
  await installVsix(vsix, { home, extensionsDir });
  const installed = fs.readdirSync(extensionsDir).find((name) => name.startsWith('selectrail.selectrail-'));
  check(installed !== undefined, 'the package installs');
  if (installed === undefined) return;

  const folder = path.join(extensionsDir, installed);
  checkFiles(folder);
  const tool = await run(process.execPath, [path.join(folder, 'dist/selectrail.js'), '--version'], {
    cwd: home,
  });
  check(
    tool.code === 0,
    `the command-line tool starts from the package${tool.code === 0 ? '' : `: ${tool.output}`}`,
  );

  const counts = await withWorkspaceCopy('demo', (demo) =>
    mochaInBrowser({
      label: 'vsix-test',
      folder: demo,
      extensionsDir,
      extensionDevelopmentPath: emptyExtension(home),
      extensionTestsPath: testEntry,
      env: { MOCHA_GREP: '^activation ', SELECTRAIL_TEST_PACKED: '1' },
    }),
  );
  passed += counts.passed;
  failed += counts.failed;
});
process.exitCode = conclude({ passed, failed });

/** VS Code runs a test suite only beside an extension under development: here one that does nothing. */
function emptyExtension(home) {
  const folder = path.join(home, 'empty-extension');
  const manifest = { name: 'empty', publisher: 'selectrail', version: '0.0.0', engines: { vscode: '*' } };
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function checkFiles(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'));
  const lower = new Set(files.map((file) => file.toLowerCase()));
  const missing = REQUIRED.filter((file) => !lower.has(file));
  check(missing.length === 0, `nothing is missing in the package${list(missing)}`);
  const extra = files.filter((file) => !REQUIRED.includes(file.toLowerCase()) && !ALLOWED.test(file));
  check(extra.length === 0, `nothing else is in the package${list(extra)}`);
}

function check(ok, what) {
  console.log(`  ${ok ? 'ok     ' : 'FAILED '} ${what}`);
  if (ok) passed++;
  else failed++;
}

function list(files) {
  return files.length === 0 ? '' : `: ${files.join(', ')}`;
}
