// Opens the file that `selectrail reach -o html` writes, in headless Chromium.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.mjs';
import { results, root } from '../lib/paths.mjs';
import { runOrThrow } from '../lib/run.mjs';
import { violations } from './axe.mjs';

/** What the reader's system asks for, by the name of a theme. */
const MEDIA = /** @type {const} */ ({
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
});

/**
 * @param {string} folder with manifests; the file is written beside it
 * @param {keyof typeof MEDIA} theme
 */
export async function openHtmlFile(folder, theme) {
  const file = path.join(path.dirname(folder), 'reach.html');
  const command = path.join(root, 'dist/selectrail.js');
  fs.writeFileSync(file, await runOrThrow(process.execPath, [command, 'reach', folder, '-o', 'html']));
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' });
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  /** @param {keyof typeof MEDIA} name */
  const chooseTheme = async (name) => {
    await page.emulateMedia(MEDIA[name]);
    await page.goto(pathToFileURL(file).href);
    await page.locator('.canvas .card').first().waitFor();
  };
  const keepEvidence = async (name) => {
    fs.mkdirSync(results, { recursive: true });
    await page.screenshot({ path: path.join(results, `${name}.png`) });
  };
  await chooseTheme(theme);
  const ui = { page, folder, requests, webview: () => page, violations, chooseTheme };
  return { page, ui, keepEvidence, close: () => browser.close() };
}
