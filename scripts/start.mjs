// npm start: from a fresh clone to a real VS Code with the extension running on the demo workspace. The desktop VS Code
// where `code` is on the PATH, otherwise the VS Code server: open the printed URL in any browser.
// --embedded  the server in any case      --port <number>  its port      --check  stop as soon as the URL answers
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { cache, root, workspace } from './lib/paths.mjs';
import { runOrThrow } from './lib/run.mjs';
import { withTempFolder } from './lib/temp-folder.mjs';
import { startServer } from './vscode-server.mjs';

const ANSWER_LIMIT = 30_000;

const { values: flags } = parseArgs({
  options: { embedded: { type: 'boolean' }, port: { type: 'string' }, check: { type: 'boolean' } },
});
const demo = workspace('demo');
const profile = path.join(cache, 'profile');

try {
  await ensureDependencies('install');
  await runOrThrow(process.execPath, ['scripts/build.mjs'], { cwd: root, echo: true });
  const code = flags.check || flags.embedded ? undefined : desktopCode();
  process.exitCode = code === undefined ? await withTempFolder(embedded) : await desktop(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** The user's own VS Code, where it can open a window. */
function desktopCode() {
  const { platform, env } = process;
  const noDisplay = platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
  if (noDisplay || env.VSCODE_IPC_HOOK_CLI) return undefined; // the latter: a remote terminal's `code`, without options
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

async function desktop(code) {
  const args = [
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${path.join(profile, 'desktop')}`,
    '--disable-workspace-trust',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    demo,
  ];
  console.log(`VS Code: ${code}`);
  const windows = process.platform === 'win32';
  const child = windows
    ? spawn(
        `"${code}"`,
        args.map((argument) => `"${argument}"`),
        { stdio: 'inherit', shell: true },
      ) // a .cmd file
    : spawn(code, args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}

/** Keeps its profile between runs; a check uses a fresh one, and so never meets a VS Code that already runs. */
async function embedded(home) {
  const folder = flags.check ? home : profile;
  const file = path.join(demo, 'shop/service.yaml');
  const server = await startServer({
    folder: demo,
    home,
    userDataDir: path.join(folder, 'user-data'),
    extensionsDir: path.join(folder, 'extensions'),
    extensionDevelopmentPath: root,
    ...(fs.existsSync(file) ? { openFile: file } : {}),
    port: Number(flags.port ?? 0),
  });
  try {
    await answers(server.url);
    console.log(`\nVS Code is ready:\n\n  ${server.url}\n`);
    if (flags.check) return 0;
    console.log('Ctrl-C ends it.');
    const signal = await Promise.race([...['SIGINT', 'SIGTERM', 'SIGHUP'].map(received), server.ended]);
    if (typeof signal === 'string') return signal === 'SIGINT' ? 0 : 128 + os.constants.signals[signal];
    throw new Error(`The VS Code server ended (${signal})`);
  } finally {
    await server.close();
  }
}

function received(signal) {
  return new Promise((resolve) => process.once(signal, () => resolve(signal)));
}

/** Resolves when the URL delivers the workbench, as a browser would get it: the token becomes a cookie first. */
async function answers(url) {
  let last;
  for (const end = Date.now() + ANSWER_LIMIT; Date.now() < end;) {
    try {
      const first = await fetch(url, { redirect: 'manual' });
      const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0]);
      const target = new URL(first.headers.get('location') ?? url, url);
      const page = await fetch(target, { headers: { cookie: cookie.join('; ') } });
      if (page.ok && (await page.text()).includes('workbench')) return;
      last = `status ${page.status}`;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`VS Code does not answer at ${url} (${last})`);
}
