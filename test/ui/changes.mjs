// UI checks: what an edit opens and closes.
import assert from 'node:assert/strict';
import { dashesOf, looksRight, standsOut } from './looks.mjs';

/** Behind `app: web`, the label of the pods in shop/deployment.yaml. */
const LABEL = { line: 14, column: 17 };
const item = (page) => page.locator('.statusbar-item', { hasText: /−\d+ connections/ });

/** @param {import('./steps.mjs').Ui} ui */
export async function showsChanges({ page, openFile, goTo, record }) {
  await openFile('shop/deployment.yaml');
  await goTo(LABEL.line, LABEL.column);
  await page.keyboard.type('site');
  await item(page).click();
  await page
    .locator('.view-line', { hasText: /^-.*web\s→\sapi/ })
    .first()
    .waitFor();
  await record('changes');
}

/** Opened and closed differ by a sign and by dashes, too. @param {import('./steps.mjs').Ui} ui */
export async function marksChanges(ui) {
  await ui.runCommand('Selectrail: Show Reachability');
  const view = ui.webview();
  await view.getByRole('checkbox', { name: 'Changes only' }).check();
  await view.getByRole('button', { name: /^web Deployment/ }).waitFor();
  await ui.picture('changes');
  await looksRight(ui, 'changes-view');
  await view.locator('.canvas .line.closed .caption', { hasText: '−' }).first().waitFor();
  const legend = view.getByRole('list', { name: 'Legend' });
  const [opened, closed] = [legend.locator('.line.opened .stroke'), legend.locator('.line.closed .stroke')];
  for (const line of [opened, closed]) await standsOut(line, { property: 'stroke' });
  assert.notEqual(await dashesOf(opened), await dashesOf(closed));
}

/** @param {import('./steps.mjs').Ui} ui */
export async function undoesChanges({ page }) {
  await page.keyboard.press('Control+1');
  await page.locator('.monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Control+Z');
  await item(page).waitFor({ state: 'hidden' });
}
