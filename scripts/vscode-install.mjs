// Puts a complete VS Code server with its web workbench into .vscode-test/, out of npm's code-server package.
// Nothing is compiled: two native modules get stand-ins in JavaScript, modules and extensions without use here are
// left out. CODE_SERVER_VERSION=4.<minor>.<patch> asks for VS Code 1.<minor>.<patch>.
import fs from 'node:fs';
import path from 'node:path';
import { nodeRuntime } from './lib/node-runtime.mjs';
import { npmInstall, npmPack } from './lib/npm.mjs';
import { cache, isMain, root } from './lib/paths.mjs';
import { runOrThrow } from './lib/run.mjs';

const DEFAULT_VERSION = '4.139.1';
/** What npm must deliver for the default version; other versions are taken as they come. */
const DEFAULT_INTEGRITY =
  'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

const LEFT_OUT_EXTENSIONS = [
  'copilot',
  'git',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.*',
  'terminal-suggest',
  'tunnel-forwarding',
];

/** Native modules and those of the extensions above; `npm install` must not see them. */
const LEFT_OUT_MODULES = [
  /^@devcontainers\//,
  /^@github\//,
  /^@microsoft\/mxc-sdk$/,
  /^@vscode\/(copilot-api|deviceid|fs-copyfile|native-watchdog|sandbox-runtime|spdlog|sqlite3|windows-.*)$/,
  /^(kerberos|native-watchdog|node-addon-api|spdlog|ssh2|tar|zod)$/,
];

const STAND_INS = {
  '@vscode/spdlog': 'spdlog.cjs',
  '@vscode/native-watchdog': 'native-watchdog.cjs',
  'native-watchdog': 'native-watchdog.cjs', // its name in older versions
};

/**
 * Installs once, later calls find the installation.
 * @returns {Promise<{directory: string, node: string, version: string}>} the server's folder, the Node that runs it,
 *   the VS Code version
 */
export async function installVscode(release = process.env.CODE_SERVER_VERSION || DEFAULT_VERSION) {
  const directory = path.join(cache, `code-server-${release}`);
  const marker = path.join(directory, '.complete.json');
  if (!fs.existsSync(marker)) {
    const unfinished = `${directory}.${process.pid}`; // renamed at the end: never half an installation
    const began = Date.now();
    try {
      console.error(`VS Code: installing code-server ${release} into .vscode-test/ (once) …`);
      await fill(unfinished, release);
      fs.rmSync(directory, { recursive: true, force: true });
      fs.renameSync(unfinished, directory);
      console.error(`VS Code: installed in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    } finally {
      fs.rmSync(unfinished, { recursive: true, force: true });
    }
  }
  const { vscode, node } = readJson(marker);
  return { directory, node: await nodeRuntime(node), version: vscode };
}

/** Unpacks a release into `directory` and makes it able to run. */
async function fill(directory, release) {
  fs.mkdirSync(directory, { recursive: true });
  const nodeMajor = await unpack(directory, release);
  const manifestFile = path.join(directory, 'package.json');
  const manifest = readJson(manifestFile);
  for (const name of Object.keys(manifest.dependencies)) {
    if (LEFT_OUT_MODULES.some((pattern) => pattern.test(name))) delete manifest.dependencies[name];
  }
  delete manifest.overrides;
  delete manifest.allowScripts;
  writeJson(manifestFile, manifest);
  // versions stay at npm-shrinkwrap.json's; not `npm ci`, which wants the two files to agree
  await Promise.all([nodeRuntime(nodeMajor), npmInstall(['--omit=dev', '--legacy-peer-deps'], directory)]);
  for (const [name, file] of Object.entries(STAND_INS)) {
    const home = path.join(directory, 'node_modules', name);
    fs.mkdirSync(home, { recursive: true });
    writeJson(path.join(home, 'package.json'), { name, version: '0.0.0', main: 'index.js' });
    fs.copyFileSync(path.join(root, 'scripts/stand-ins', file), path.join(home, 'index.js'));
  }
  linkRipgrep(directory);
  writeJson(path.join(directory, '.complete.json'), { vscode: manifest.version, node: nodeMajor });
}

/** @returns {Promise<number>} the major version of Node that the release asks for */
async function unpack(directory, release) {
  const { file, integrity } = await npmPack(`code-server@${release}`, directory);
  if (release === DEFAULT_VERSION && integrity !== DEFAULT_INTEGRITY) {
    throw new Error(
      `code-server ${release} is not the package that scripts/vscode-install.mjs expects (${integrity})`,
    );
  }
  const excluded = LEFT_OUT_EXTENSIONS.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
  await runOrThrow('tar', ['xzf', file, '--strip-components=3', ...excluded, 'package/lib/vscode'], {
    cwd: directory,
  });
  const outer = JSON.parse(
    await runOrThrow('tar', ['xzOf', file, 'package/package.json'], { cwd: directory }),
  );
  fs.rmSync(path.join(directory, file));
  return Number.parseInt(outer.engines.node, 10);
}

/** Older versions download ripgrep in an install script, which does not run here: use the system's, if any. */
function linkRipgrep(directory) {
  const module = path.join(directory, 'node_modules/@vscode/ripgrep');
  const target = path.join(module, 'bin/rg');
  if (!fs.existsSync(module) || fs.existsSync(target) || !fs.existsSync('/usr/bin/rg')) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.symlinkSync('/usr/bin/rg', target);
}

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const writeJson = (file, value) => fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

if (isMain(import.meta.url)) console.log(await installVscode());
