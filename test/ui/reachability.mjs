// UI checks: the Reachability view beside the editor.
import assert from 'node:assert/strict';
import { dashesOf, looksRight, showsFocus, standsOut } from './looks.mjs';

/** @typedef {import('./steps.mjs').Ui} Ui */

const WEB = /^web Deployment/;
const details = (page) => page.getByRole('complementary', { name: 'Details' });
const tab = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The editor beside the view. */
async function focusFirst(window) {
  await window.keyboard.press('Control+1');
  await window.locator('.editor-instance .monaco-editor.focused').first().waitFor();
}

/** @param {Ui} ui */
export async function showsReachability(ui) {
  const { page: window, openFile, hideSideBar, webview, picture } = ui;
  await openFile('shop/api.yaml');
  await window.locator('.editor-actions .action-label[aria-label^="Show Reachability"]').click();
  const page = webview();
  await page.getByRole('button', { name: WEB }).waitFor();
  await page.getByRole('button', { name: /^shop Ingress/ }).waitFor();
  await page.getByRole('status').filter({ hasText: '5 of 6 workloads are isolated for ingress' }).waitFor();
  await hideSideBar();
  await page.getByRole('button', { name: /^Fit/ }).click();
  await picture('reachability');
  await looksRight(ui, 'reachability');
}

/** Colour is never alone, and always strong enough. @param {Ui} ui */
export async function marksStandOut({ page: window, webview }) {
  const page = webview();
  const canvas = page.locator('.canvas');
  for (const style of ['.plain', '.wiring.allowed', '.wiring.unknown', '.policy.allowed']) {
    await standsOut(canvas.locator(`.line${style} .stroke`), { property: 'stroke' });
  }
  const dashes = (style) => dashesOf(canvas.locator(`.line${style} .stroke`).first());
  assert.notEqual(await dashes('.wiring.allowed'), await dashes('.wiring.unknown'));
  await standsOut(canvas.locator('.caption .detail'), { property: 'fill', behind: 'rect', least: 4.5 });
  await standsOut(canvas.locator('.node .label'), { property: 'fill', behind: '.shape', least: 4.5 });
  await standsOut(canvas.locator('.node .detail'), { property: 'fill', behind: '.shape', least: 4.5 });
  const web = page.getByRole('button', { name: WEB });
  await web.focus();
  await window.keyboard.press('Shift+Tab'); // the ring is for those who come by keyboard
  await window.keyboard.press('Tab');
  await showsFocus(canvas.locator('.node:focus-visible .hit'), 'stroke');
}

/** @param {Ui} ui */
export async function followsCursor({ page: window, goTo, webview }) {
  await focusFirst(window);
  await goTo(4);
  await webview().locator('.node.chosen', { hasText: 'api' }).waitFor();
  assert.equal(await details(webview()).isVisible(), false);
}

/** @param {Ui} ui */
export async function clickLeadsToYaml({ page: window, webview }) {
  await webview().getByRole('button', { name: WEB }).click();
  await window.locator('.tab', { hasText: 'deployment.yaml' }).first().waitFor();
  await window.locator('.line-numbers.active-line-number', { hasText: /^4$/ }).waitFor();
  await details(webview()).getByRole('heading', { name: 'web' }).waitFor();
}

/** @param {Ui} ui */
export async function focusShowsPairs(ui) {
  const { page: window, webview } = ui;
  const page = webview();
  await page.getByRole('button', { name: /^db StatefulSet/ }).focus();
  await window.keyboard.press('Shift+Enter');
  await page.getByText('Focus: db').waitFor();
  await page.getByRole('button', { name: /^web Deployment.*no connection/ }).waitFor();
  await looksRight(ui, 'reachability-focus');
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('out');
  await page.locator('.canvas .line.wiring').first().waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('both');
  await page.getByRole('button', { name: 'Show everything again' }).click();
  await page.getByText('Focus: db').waitFor({ state: 'hidden' });
}

/** @param {Ui} ui */
export async function matrixSaysWhy(ui) {
  const { webview, picture } = ui;
  const page = webview();
  await tab(page, 'Matrix');
  await page.getByRole('button', { name: 'web to db: denied' }).click();
  await details(page).getByText('allow-api-to-db').first().waitFor();
  await picture('reachability-matrix');
  await looksRight(ui, 'reachability-matrix');
  const matrix = page.locator('table.matrix');
  await standsOut(matrix.locator('td.allowed button'), { property: 'color', behind: 'button' });
  const sign = (verdict) => matrix.locator(`td.${verdict} button`).first().innerText();
  assert.notEqual(await sign('allowed'), await sign('denied'));
}

/** @param {Ui} ui */
export async function tableByKeyboard(ui) {
  const { page: window, webview } = ui;
  const page = webview();
  await tab(page, 'Table');
  await page.getByRole('region', { name: 'Table' }).focus();
  const rows = page.locator('table.list tbody tr');
  const index = (await rows.allInnerTexts()).findIndex((text) => /shop\/web\s+calls\s+shop\/api/.test(text));
  assert.ok(index >= 0, 'no row for web calling api');
  for (let step = 0; step <= index; step++) await window.keyboard.press('Tab');
  await showsFocus(page.locator('table.list button:focus-visible'), 'outline');
  await window.keyboard.press('Enter');
  await details(page).getByText('Rule 1 of NetworkPolicy shop/allow-web-to-api allows it').waitFor();
  await looksRight(ui, 'reachability-table');
}

/** @param {Ui} ui */
export async function reasonLeadsToRule({ page: window, webview, cursorLine }) {
  await details(webview())
    .getByRole('button', { name: /policies\.yaml/ })
    .first()
    .click();
  await window.locator('.tab.active', { hasText: 'policies.yaml' }).waitFor();
  await cursorLine(48);
}

/** @param {Ui} ui */
export async function followsTyping({ page: window, openFile, goTo, webview }) {
  const page = webview();
  await tab(page, 'Graph');
  await focusFirst(window);
  await openFile('shop/deployment.yaml');
  await focusFirst(window);
  await goTo(14, 17);
  const line = await window.locator('.view-line', { hasText: /app:\sweb/ }).count();
  assert.ok(line > 0, 'the cursor is not in the labels of web');
  await window.keyboard.press('End');
  await window.keyboard.type('x');
  const denied = page.locator('.canvas .line.denied.wiring');
  await denied.first().waitFor({ state: 'attached' });
  await standsOut(denied.locator('.stroke'), { property: 'stroke' });
  await denied.locator('.caption', { hasText: /^[✕−]/ }).first().waitFor();
  await window.keyboard.press('Control+Z');
  await denied.first().waitFor({ state: 'detached' });
}
