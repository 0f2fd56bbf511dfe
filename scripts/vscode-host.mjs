// Opens a real VS Code: the server with its Node extension host, or VS Code for the Web, and the workbench in headless
// Chromium.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from './chromium.mjs';
import { results } from './lib/paths.mjs';
import { startServer } from './vscode-server.mjs';
import { startWeb } from './vscode-web.mjs';

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {object} Host
 * @property {import('playwright-core').Page} page the workbench
 * @property {Promise<number | string>} done exit code of an extension test run, or the reason why none will come
 * @property {(name: string) => Promise<void>} keepEvidence saves a screenshot and the logs into test-results/
 * @property {() => Promise<void>} close
 */

/**
 * @param {Omit<import('./vscode-server.mjs').ServerOptions, 'home'> &
 *   {onLog?: (level: string, values: unknown[]) => void, host?: 'node' | 'web'}} options `onLog` gets the extension
 *   host's console; `host` says where that runs (default: node)
 * @returns {Promise<Host>}
 */
export async function openHost(options) {
  const executablePath = await chromiumPath();
  const home = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'selectrail-vscode-'));
  /** @type {import('./vscode-server.mjs').Server | undefined} */
  let server;
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const release = endWithProcess(
    () => close(),
    () => server?.kill(),
  );
  /** @type {Promise<void> | undefined} */
  let closing;
  const close = () => (closing ??= shutDown());
  async function shutDown() {
    const limit = new Promise((resolve) => setTimeout(resolve, 5000).unref());
    await Promise.race([browser?.close().catch(() => {}), limit]);
    await server?.close();
    release();
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }

  try {
    server = await (options.host === 'web' ? startWeb : startServer)({ ...options, home });
    browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGUMENTS });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const done = await testRunEnd(page, browser, server);
    // VS Code's own hook for automation: each line that the extension host logs
    await page.exposeFunction('codeAutomationLog', (level, values) => options.onLog?.(level, values));
    if (options.verbose)
      page.on('console', (line) => process.stderr.write(`[page] ${line.text().slice(0, 500)}\n`));
    await page.goto(server.url, { timeout: 60_000 });
    const { logFile } = server;
    const keepEvidence = async (name) => {
      fs.mkdirSync(results, { recursive: true });
      await page.screenshot({ path: path.join(results, `${name}.png`), timeout: 5000 }).catch(() => {});
      fs.copyFileSync(logFile, path.join(results, `${name}.server.log`));
      const logs = path.join(options.userDataDir ?? path.join(home, 'user-data'), 'logs');
      if (fs.existsSync(logs)) fs.cpSync(logs, path.join(results, `${name}.logs`), { recursive: true });
    };
    return { page, done: done.promise, keepEvidence, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The promise is wrapped, or `await` would wait for the end itself. */
async function testRunEnd(page, browser, server) {
  /** @type {(end: number | string) => void} */
  let end = () => {};
  const promise = new Promise((resolve) => (end = resolve));
  page.on('crash', () => end('the page crashed'));
  browser.on('disconnected', () => end('Chromium ended'));
  void server.ended.then(() => end('the VS Code server ended'));
  // VS Code's own hook for automation: the extension host's exit code after run()
  await page.exposeFunction('codeAutomationExit', end);
  return { promise };
}

/** Ties a host to this process. @returns {() => void} takes the ties off */
function endWithProcess(close, kill) {
  const onSignal = (signal) => void close().finally(() => process.exit(128 + os.constants.signals[signal]));
  process.on('exit', kill);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    process.off('exit', kill);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}
