// Starts the VS Code server on a free loopback port and says at which URL its workbench opens.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { quietSettings } from './lib/quiet-settings.mjs';
import { runOrThrow } from './lib/run.mjs';
import { installVscode } from './vscode-install.mjs';

const START_LIMIT = 60_000;

// Loaded into the server's Node: ends the server's process group once this process is gone, even by SIGKILL.
const GUARD = `data:text/javascript,${encodeURIComponent(`
const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(-process.pid, 'SIGKILL'); }, 1000).unref();
`)}`;

/**
 * @typedef {object} ServerOptions
 * @property {string} folder the workspace to open
 * @property {string} home the server's temporary files and log; it must exist
 * @property {string} [userDataDir] profile; default: inside `home`
 * @property {string} [extensionsDir] installed extensions; default: an empty folder inside `home`
 * @property {string} [extensionDevelopmentPath]
 * @property {string} [extensionTestsPath]
 * @property {string} [openFile] a file to show at the start
 * @property {number} [port] default: any free one
 * @property {Record<string, unknown>} [settings] on top of the quiet ones
 * @property {Record<string, string>} [env] for the server and its extension hosts
 * @property {boolean} [verbose] shows the server's log
 *
 * @typedef {object} Server
 * @property {string} url the workbench; the token in it turns into a cookie at the first visit
 * @property {string} token
 * @property {string} logFile
 * @property {Promise<number | null>} ended exit code
 * @property {() => void} kill at once
 * @property {() => Promise<void>} close in order, or by force after 2 s
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const { directory, node } = await installVscode();
  const { home } = options;
  const userData = options.userDataDir ?? path.join(home, 'user-data');
  writeSettings(userData, { ...quietSettings, ...options.settings });
  const token = randomUUID(); // other users of the machine must not get at the workbench's terminal
  const tokenFile = path.join(home, 'connection-token');
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });
  const extensionsDir = options.extensionsDir ?? path.join(home, 'extensions');
  const args = [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    `--connection-token-file=${tokenFile}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensionsDir}`,
    '--accept-server-license-terms',
    '--disable-workspace-trust',
    '--telemetry-level=off',
    '--enable-smoke-test-driver', // else a built VS Code ignores the payload's extension paths
  ];
  const child = spawn(node, ['--import', GUARD, 'out/server-main.js', ...args], {
    cwd: directory,
    env: serverEnvironment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, to be ended as a whole
  });
  const kill = (signal = 'SIGKILL') => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // gone already
    }
  };
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const logFile = path.join(home, 'server.log');
  try {
    const port = await listeningPort(child, ended, logFile, options.verbose ?? false);
    const close = async () => {
      kill('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
      kill();
    };
    return { url: workbenchUrl(port, token, options), token, logFile, ended, kill, close };
  } catch (error) {
    kill();
    throw error;
  }
}

/**
 * Installs a packed extension into `extensionsDir`.
 * @param {string} vsix
 * @param {{home: string, extensionsDir: string}} folders
 */
export async function installVsix(vsix, { home, extensionsDir }) {
  const { directory, node } = await installVscode();
  const folders = ['--extensions-dir', extensionsDir, '--user-data-dir', path.join(home, 'user-data')];
  const env = serverEnvironment({ home });
  const args = [
    'out/server-main.js',
    '--accept-server-license-terms',
    '--install-extension',
    vsix,
    ...folders,
  ];
  return runOrThrow(node, args, { cwd: directory, env });
}

function writeSettings(userData, settings) {
  const file = path.join(userData, 'User/settings.json');
  if (fs.existsSync(file)) return; // a kept profile: the user's own choices stay
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

function serverEnvironment({ env, home }) {
  // `{}`: no look-ups in an extension gallery. VSCODE_* of a VS Code terminal would confuse another VS Code.
  const all = Object.entries({ ...process.env, EXTENSIONS_GALLERY: '{}', ...env, TMPDIR: home });
  return Object.fromEntries(all.filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

function listeningPort(child, ended, logFile, verbose) {
  const log = fs.createWriteStream(logFile);
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why) => reject(new Error(`The VS Code server ${why}:\n${output.trim()}`));
    const timer = setTimeout(() => fail(`did not start within ${START_LIMIT / 1000} s`), START_LIMIT);
    const read = (data) => {
      log.write(data);
      if (verbose) process.stderr.write(data);
      output = (output + data).slice(-20_000);
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void ended.then((code) => {
      clearTimeout(timer);
      log.end();
      fail(`ended (${code})`);
    });
  });
}

function workbenchUrl(port, token, { folder, ...options }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath', 'openFile']
    .filter((name) => options[name] !== undefined)
    .map((name) => [name, remote(options[name])]);
  const query = new URLSearchParams({
    tkn: token,
    folder: path.resolve(folder),
    payload: JSON.stringify(payload),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}
