// UI checks: the Reachability view as one file, for those who have no VS Code, and no mouse.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { looksRight, showsFocus, standsOut } from './looks.mjs';

/**
 * @typedef {import('./steps.mjs').Ui & {requests: readonly string[]}} Ui
 * @typedef {import('playwright-core').Page} Page
 */

const CARD = /^web Deployment/;
const details = (page) => page.getByRole('complementary', { name: 'Details' });
const focusedName = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** @param {Ui} ui */
export async function fileLooksRight(ui) {
  const { page } = ui;
  await page.keyboard.press('Escape');
  for (const name of ['Matrix', 'Table', 'Graph']) {
    await page.getByRole('button', { name, exact: true }).click();
    await looksRight(ui, `file-${name.toLowerCase()}`);
  }
  const canvas = page.locator('.canvas');
  await standsOut(canvas.locator('.node .label'), { property: 'fill', behind: '.shape', least: 4.5 });
  await standsOut(canvas.locator('.caption .detail'), { property: 'fill', behind: 'rect', least: 4.5 });
  for (const style of ['.plain', '.wiring.allowed', '.wiring.unknown', '.policy.allowed']) {
    await standsOut(canvas.locator(`.line${style} .stroke`), { property: 'stroke' });
  }
  assert.deepEqual(
    ui.requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
    [],
  );
}

/** The Tab key stops at every control and then in the drawing, and shows where. @param {Ui} ui */
export async function tabsThrough({ page }) {
  await page.locator('body').evaluate((body) => {
    body.tabIndex = -1;
    body.focus();
    body.removeAttribute('tabindex');
  });
  const stops = [];
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus-visible');
    stops.push(await focused.evaluate((each) => each.getAttribute('aria-label') ?? each.textContent));
    if (await focused.evaluate((each) => each instanceof HTMLElement)) await showsFocus(focused, 'outline');
    else await showsFocus(focused.locator(':scope > .hit'), 'stroke');
  }
  const controls = ['Graph', 'Matrix', 'Table', 'Namespace', 'Search nodes; Enter focuses the first'];
  assert.deepEqual(stops.slice(0, 5), controls);
  assert.ok(stops.includes('Export') && stops.includes('Zoom in'), stops.join(', '));
  assert.match(stops.at(-1) ?? '', /namespace$/);
}

/** From card to card by arrow keys; what has the focus is in sight. @param {Ui} ui */
export async function movesByArrows({ page }) {
  await page.getByRole('button', { name: CARD }).focus();
  await page.keyboard.press('ArrowDown');
  const below = await focusedName(page);
  assert.match(below, /^(api|cart|checkout)/);
  await page.keyboard.press('ArrowUp');
  assert.notEqual(await focusedName(page), below);
  const closer = page.getByRole('button', { name: 'Zoom in' });
  for (let step = 0; step < 6; step++) await closer.press('Enter');
  await page.getByRole('button', { name: CARD }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    const inSight = await page.locator(':focus').evaluate((element) => {
      const [box, stage] = [element, element.closest('.graph')].map((each) => each.getBoundingClientRect());
      const middle = [box.x + box.width / 2, box.y + box.height / 2];
      return (
        middle[0] > stage.left && middle[0] < stage.right && middle[1] > stage.top && middle[1] < stage.bottom
      );
    });
    assert.ok(inSight, `${await focusedName(page)} is out of sight after ${key}`);
  }
  await page.getByRole('button', { name: /^Fit/ }).press('Enter');
}

/** Enter opens the details, Tab leads into them, Escape out of them and back. @param {Ui} ui */
export async function detailsByKeyboard({ page }) {
  const card = page.getByRole('button', { name: CARD });
  await card.focus();
  await page.keyboard.press('Enter');
  await details(page).getByRole('heading', { name: 'web' }).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focusedName(page), 'Close details');
  await page.keyboard.press('Escape');
  await details(page).waitFor({ state: 'hidden' });
  assert.match(await focusedName(page), CARD);
  await page.keyboard.press('Shift+Enter');
  await page.getByText('Focus: web').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Focus: web').waitFor({ state: 'hidden' });
}

/** The cells of the matrix are one stop; arrow keys move among them. @param {Ui} ui */
export async function matrixByArrows({ page }) {
  await page.getByRole('button', { name: 'Matrix', exact: true }).click();
  const matrix = page.getByRole('region', { name: 'Matrix' });
  await matrix.focus();
  await page.keyboard.press('Tab');
  const pair = async () => /^(.+) to (.+): /.exec(await focusedName(page))?.slice(1) ?? [];
  const [source, target] = await pair();
  await page.keyboard.press('ArrowRight');
  const [same, next] = await pair();
  assert.equal(same, source);
  assert.notEqual(next, target);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual((await pair())[1], next);
  assert.notEqual((await pair())[0], source);
  await page.getByRole('button', { name: 'web to db: denied' }).focus();
  await page.keyboard.press('Enter');
  await details(page).getByText('no rule allows this').first().waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual(await pair(), ['web', 'db']);
  const rows = await matrix.locator('tbody tr').count();
  for (let step = 0; step < rows; step++) await page.keyboard.press('ArrowUp'); // over the cell of db with itself
  assert.equal((await pair())[1], 'db');
  assert.equal((await pair())[0], source);
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focusedName(page), 'Matrix');
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
}

/** @param {Ui} ui */
export async function fileSaves({ page }) {
  for (const [format, start] of /** @type {const} */ ([
    ['svg', '<svg'],
    ['png', '\u0089PNG'],
    ['dot', 'digraph {'],
  ])) {
    const coming = page.waitForEvent('download');
    await page.getByRole('combobox', { name: 'Export' }).selectOption(format);
    const download = await coming;
    assert.equal(download.suggestedFilename(), `demo-reachability.${format}`);
    assert.ok((await readFile(await download.path(), 'latin1')).startsWith(start), format);
  }
}
