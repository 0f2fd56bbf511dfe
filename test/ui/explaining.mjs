// UI checks: why two workloads connect or not, from the question to the edit that changes the answer.
import assert from 'node:assert/strict';
import { textOf } from '../../scripts/ui/workbench.mjs';
import { looksRight, showsFocus, standsOut } from './looks.mjs';

const POLICIES = 'shop/policies.yaml';

/** @param {import('./steps.mjs').Ui} ui */
export async function explainsDenial({ openFile, runCommand, choose, webview, picture }) {
  await openFile(POLICIES);
  await runCommand('Selectrail: Explain Reachability');
  await choose('Who connects?', 'shop/web', 'Deployment');
  await choose('To whom?', 'shop/db', 'StatefulSet');
  await choose('On which port?', 'TCP 5432');
  const page = webview();
  await page
    .getByRole('status')
    .filter({ hasText: 'denied by allow-api-to-db, default-deny-ingress' })
    .waitFor();
  await page.getByRole('heading', { name: 'Ingress at shop/db denied' }).waitFor();
  await page.getByText('It asks for app: api, and the pods have app: web').waitFor();
  await picture('explain');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function explanationLooksRight(ui) {
  await looksRight(ui, 'explain');
  const page = ui.webview();
  await standsOut(page.locator('.verdict'), { property: 'borderLeftColor' });
  for (const badge of await page.locator('.badge').all()) {
    await standsOut(badge, { property: 'borderTopColor' });
    assert.match(await textOf(badge), /^(allowed|denied|unknown)$/);
  }
  await page.getByRole('button', { name: 'Ask another question' }).focus();
  await ui.page.keyboard.press('Tab');
  await showsFocus(page.locator('button:focus-visible'), 'outline');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function stepLeadsToLine({ webview, cursorLine }) {
  await webview()
    .getByRole('button', { name: 'Nearest: Rule 1 of NetworkPolicy shop/allow-api-to-db' })
    .click();
  await cursorLine(93);
}

/** @param {import('./steps.mjs').Ui} ui */
export async function editTurnsVerdict({ page: window, webview }) {
  const page = webview();
  const edits = page.getByRole('region', { name: 'Edits that allow it' }).getByRole('button');
  await edits.first().waitFor();
  assert.equal(await textOf(edits.first()), 'Add shop/web to rule 1 of allow-api-to-db');
  await edits.first().focus();
  await window.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'allowed by allow-api-to-db' }).waitFor();
  await page.getByRole('button', { name: 'Take it out of rule 1 of allow-api-to-db' }).waitFor();
  await window.keyboard.press('Control+1');
  await window.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  await window.keyboard.press('Control+Z');
  await page.getByRole('status').filter({ hasText: 'denied by' }).waitFor();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function explainsNamespace(ui) {
  await ui.openFile(POLICIES);
  await ui.runCommand('Selectrail: Explain Reachability');
  const group = ui.page.locator('.quick-input-list-separator', { hasText: 'Workloads' });
  await group.filter({ visible: true }).waitFor();
  await ui.record('explain-choices');
  await ui.page.locator('.quick-input-widget input[type=text]').fill('all of its pods');
  await ui.choose('Who connects?', 'shop', 'all of its pods');
  await ui.choose('To whom?', 'shop/db', 'StatefulSet');
  await ui.choose('On which port?', 'TCP 5432');
  const page = ui.webview();
  await page.getByRole('status').filter({ hasText: 'allowed for some of the pods only' }).waitFor();
  await page.getByRole('heading', { name: 'shop/web → shop/db, TCP 5432 denied' }).waitFor();
  await page.getByRole('heading', { name: 'shop/api → shop/db, TCP 5432 allowed' }).waitFor();
  await looksRight(ui, 'explain-namespace');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function previewsPolicies({ page, openFile, runCommand, choose }) {
  await openFile('shop/deployment.yaml');
  await runCommand('Selectrail: Write the NetworkPolicies of a Namespace');
  await choose('Write the policies of which namespace?', 'shop');
  await page
    .locator('.monaco-diff-editor .view-line', { hasText: /name:\sallow-dns/ })
    .first()
    .waitFor();
  const apply = page.locator('.editor-actions').getByRole('button', { name: 'Apply These Policies' });
  await apply.waitFor();
  await apply.click();
  await page.locator('.tab.active', { hasText: 'policies.yaml' }).waitFor();
  await page
    .locator('.editor-instance .view-line', { hasText: /name:\sdefault-deny$/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+Z');
  await page.locator('.editor-instance .view-line', { hasText: 'Nothing comes in' }).first().waitFor();
}
