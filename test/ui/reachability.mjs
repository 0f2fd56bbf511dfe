// UI checks: the Reachability view beside the editor, in every theme.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { poll } from '../../scripts/ui/poll.mjs';
import { textOf } from '../../scripts/ui/workbench.mjs';

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
export async function showsReachability({ page: window, openFile, runCommand, webview, picture, record }) {
  await runCommand('View: Close All Editors', 'View: Close All Editors');
  await openFile('shop/api.yaml');
  await window.locator('.editor-actions .action-label[aria-label^="Show Reachability"]').click();
  const page = webview();
  await page.getByRole('button', { name: WEB }).waitFor();
  await page.getByRole('button', { name: /^shop Ingress/ }).waitFor();
  await page.getByRole('status').filter({ hasText: '5 of 6 workloads are isolated for ingress' }).waitFor();
  await runCommand('View: Toggle Primary Side Bar Visibility', 'Toggle Primary Side Bar');
  await page.getByRole('button', { name: 'Fit' }).click();
  await picture('reachability');
  await record('reachability');
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
export async function focusShowsPairs({ page: window, webview, record }) {
  const page = webview();
  await page.getByRole('button', { name: /^db StatefulSet/ }).focus();
  await window.keyboard.press('Shift+Enter');
  await page.getByText('Focus: db').waitFor();
  await page.getByRole('button', { name: /^web Deployment.*no connection/ }).waitFor();
  await record('reachability-focus');
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('out');
  await page.locator('.canvas .line.wiring').first().waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('both');
  await page.getByRole('button', { name: 'Show everything again' }).click();
  await page.getByText('Focus: db').waitFor({ state: 'hidden' });
}

/** @param {Ui} ui */
export async function matrixSaysWhy({ webview, picture }) {
  const page = webview();
  await tab(page, 'Matrix');
  await page.getByRole('button', { name: 'web to db: denied' }).click();
  await details(page).getByText('allow-api-to-db').first().waitFor();
  await picture('reachability-matrix');
}

/** @param {Ui} ui */
export async function tableByKeyboard({ page: window, webview, record }) {
  const page = webview();
  await tab(page, 'Table');
  await page.getByRole('region', { name: 'Table' }).focus();
  const rows = page.locator('table.list tbody tr');
  const index = (await rows.allInnerTexts()).findIndex((text) => /shop\/web\s+calls\s+shop\/api/.test(text));
  assert.ok(index >= 0, 'no row for web calling api');
  for (let step = 0; step <= index; step++) await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
  await details(page).getByText('Rule 1 of NetworkPolicy shop/allow-web-to-api allows it').waitFor();
  await record('reachability-table');
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
  await page.locator('.canvas .line.denied.wiring').first().waitFor({ state: 'attached' });
  await window.keyboard.press('Backspace');
  await page.locator('.canvas .line.denied.wiring').first().waitFor({ state: 'detached' });
}

/** @param {Ui} ui */
export async function exportsMarkdown({ page: window, folder, webview }) {
  await webview().getByRole('combobox', { name: 'Export' }).selectOption('markdown');
  const input = window.locator('.quick-input-widget input[type=text]');
  await input.waitFor({ state: 'visible' });
  await window.keyboard.press('Enter');
  const file = path.join(folder, 'demo-reachability.md');
  const text = await poll(() => fs.existsSync(file) && fs.readFileSync(file, 'utf8'), 'the exported file');
  assert.match(text, /\| shop\/web \| calls \| shop\/api \| allowed: TCP 8080 \|/);
}

/** @param {Ui} ui */
export async function exportsSvg({ page: window, folder, webview }) {
  await webview().getByRole('combobox', { name: 'Export' }).selectOption('svg');
  await window.locator('.quick-input-widget input[type=text]').waitFor({ state: 'visible' });
  await window.keyboard.press('Enter');
  const file = path.join(folder, 'demo-reachability.svg');
  const text = await poll(() => fs.existsSync(file) && fs.readFileSync(file, 'utf8'), 'the exported file');
  assert.match(text, /^<svg[^]*<\/svg>\n$/);
  assert.doesNotMatch(text, /var\(--/);
}

/** Everything that can be seen, in each of the themes. @param {Ui} ui */
export async function isAccessible({ page: window, runCommand, webview, violations, record }) {
  for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern']) {
    await runCommand('Preferences: Color Theme', 'Preferences: Color Theme');
    await window.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await window.locator('.quick-input-widget input[type=text]').fill(theme);
    await window.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
    await window.keyboard.press('Enter');
    const page = webview();
    await page
      .locator(`body[data-vscode-theme-id="${theme}"], body[data-vscode-theme-name="${theme}"]`)
      .waitFor();
    for (const name of ['Graph', 'Matrix', 'Table']) {
      await tab(page, name);
      assert.deepEqual(await violations(page), [], `${name} in ${theme}`);
      await record(`reachability-${name}-${theme}`.toLowerCase().replaceAll(' ', '-'));
    }
    await tab(page, 'Graph');
  }
  assert.match(await textOf(webview().getByRole('status')), /^5 of 6 workloads/);
}
