// UI checks: what the Reachability view saves, opened by what would open it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { poll } from '../../scripts/ui/poll.mjs';

/** @typedef {import('./steps.mjs').Ui} Ui */

/** Takes a format of the menu and the name that is offered. @param {Ui} ui @returns {Promise<Buffer>} */
async function exported({ page, folder, webview }, format, extension) {
  const file = path.join(folder, `demo-reachability.${extension}`);
  await webview().getByRole('combobox', { name: 'Export' }).selectOption(format);
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.waitFor({ state: 'visible' });
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  const found = await poll(() => fs.existsSync(file) && fs.statSync(file).size > 0 && file, file);
  const content = fs.readFileSync(found);
  fs.rmSync(file); // or the next theme is asked whether to overwrite it
  return content;
}

/** It reads and looks the same without the page that it comes from. @param {Ui} ui */
export async function exportsSvg(ui) {
  const text = (await exported(ui, 'svg', 'svg')).toString();
  const foreign = /var\(--[\w-]+|color-mix|tabindex|data-shape/.exec(text)?.[0];
  assert.equal(foreign, undefined, `${foreign} means something in the page only`);
  const canvas = ui.webview().locator('svg.canvas');
  const drawn = await canvas.evaluate(looksOf);
  const page = await ui.page.context().browser()?.newPage();
  assert.ok(page);
  try {
    await page.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`);
    const alone = page.locator('svg');
    assert.deepEqual(await alone.evaluate(looksOf), drawn);
    assert.equal(await page.locator('parsererror').count(), 0);
  } finally {
    await page.close();
  }
}

/** @param {Ui} ui */
export async function exportsPng(ui) {
  const bytes = await exported(ui, 'png', 'png');
  const { width, height, colours } = await ui.page.evaluate(pixelsOf, bytes.toString('base64'));
  const bounds = await ui
    .webview()
    .locator('svg.canvas')
    .evaluate((svg) => svg.viewBox.baseVal.width);
  assert.ok(width > bounds, `${width} pixels for a drawing of ${bounds}`);
  assert.ok(height > 100);
  assert.ok(colours > 20, `only ${colours} colours`);
}

/** @param {Ui} ui */
export async function exportsTexts(ui) {
  const mermaid = (await exported(ui, 'mermaid', 'mmd')).toString();
  assert.match(mermaid, /^flowchart LR\n[^]*subgraph ns\d+\["shop"\]/);
  assert.match(mermaid, /n\d+ -->\|"allowed: TCP 8080"\| n\d+/);
  const dot = (await exported(ui, 'dot', 'dot')).toString();
  assert.match(dot, /^digraph \{\n[^]*subgraph "cluster_shop" \{/);
  const markdown = (await exported(ui, 'markdown', 'md')).toString();
  assert.match(markdown, /\| shop\/web \| calls \| shop\/api \| allowed: TCP 8080 \|/);
}

/** Runs in a page: how many there are of each thing, and in which colours. */
function looksOf(svg) {
  const parts = [
    '.card .shape',
    '.line.wiring.allowed .stroke',
    '.card .label',
    '.caption .detail',
    '.arrow.allowed',
  ];
  return parts.map((part) => {
    const found = [...svg.querySelectorAll(part)];
    const style = found[0] && getComputedStyle(found[0]);
    const size = found[0] instanceof SVGTextElement ? style?.fontSize : undefined;
    return { part, count: found.length, fill: style?.fill, stroke: style?.stroke, size };
  });
}

/** Runs in a page. */
async function pixelsOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  return { width, height, colours: new Set(pixels).size };
}
