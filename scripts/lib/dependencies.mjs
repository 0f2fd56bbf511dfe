// Brings node_modules up to date with package-lock.json. Only Node's own modules: used before `npm install`.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { run, runOrThrow } from './run.mjs';

const NODE_MAJOR = 20;

/**
 * Installs the packages that package-lock.json names, unless they are there.
 * @param {'install' | 'ci'} command npm's: `install` also accepts a changed package.json and keeps what fits. Where `ci`
 *   refuses (a registry without some other platform's packages is enough), `install` follows.
 */
export async function ensureDependencies(command) {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
    throw new Error(`Node ${process.versions.node} is too old: install Node ${NODE_MAJOR} or later`);
  }
  const reason = outdated();
  if (reason === undefined) return;
  console.log(`npm ${command}: ${reason}`);
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (command === 'ci') {
    const { code, output } = await run('npm', ['ci', ...options], { cwd: root });
    if (code === 0) return;
    console.log(`npm ci failed, trying npm install:\n${output.slice(0, 500)}`);
  }
  await runOrThrow('npm', ['install', ...options], { cwd: root, echo: true });
}

/** @returns {string | undefined} why packages have to be installed */
function outdated() {
  const manifest = readJson('package.json');
  const lock = readJson('package-lock.json');
  const installed = readJson('node_modules/.package-lock.json');
  if (!manifest || !lock) return 'there is no package-lock.json';
  if (!installed) return 'the packages are not installed';
  for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    if (!same(manifest[field], lock.packages[''][field])) return 'package.json has changed';
  }
  for (const [place, { version, optional }] of Object.entries(lock.packages)) {
    const found = installed.packages[place];
    if (place === '' || (optional && !found)) continue; // optional: most are for other platforms
    if (found?.version !== version || !fs.existsSync(path.join(root, place))) return `${place} has to change`;
  }
  return undefined;
}

const same = (left = {}, right = {}) =>
  Object.keys({ ...left, ...right }).every((name) => left[name] === right[name]);

/** The parsed file, or undefined where there is none. */
function readJson(file) {
  const place = path.join(root, file);
  return fs.existsSync(place) ? JSON.parse(fs.readFileSync(place, 'utf8')) : undefined;
}
