// Finds the Chromium (or Chrome, or Edge) that drives the workbench in tests. On Debian and Ubuntu, as root, a missing
// one is installed by apt-get; elsewhere the error says what to do.
import fs from 'node:fs';
import path from 'node:path';
import { isMain } from './lib/paths.mjs';
import { runOrThrow } from './lib/run.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable];
    if (!base) return [];
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
      (tail) => path.join(base, tail),
    );
  }),
};

/** @returns {Promise<string>} path of an executable */
export async function chromiumPath() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!fs.existsSync(chosen)) throw new Error(`CHROMIUM_PATH names \`${chosen}\`, which does not exist`);
    return chosen;
  }
  const found = find();
  if (found) return found;
  if (fs.existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.error('Chromium: not found, installing it with apt-get (once) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runOrThrow('apt-get', ['update', '-qq'], { env });
    await runOrThrow('apt-get', ['install', '-y', '-qq', 'chromium'], { env });
    const installed = find();
    if (installed) return installed;
  }
  throw new Error(
    'Chromium is missing. Install Chromium or Chrome (Debian: `apt-get update && apt-get install -y chromium`), ' +
      'or set CHROMIUM_PATH to its executable',
  );
}

function find() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...(PLACES[process.platform] ?? []), ...onPath].find((file) => isExecutable(file));
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

if (isMain(import.meta.url)) console.log(await chromiumPath());
