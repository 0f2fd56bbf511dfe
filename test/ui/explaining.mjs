// UI checks: why two workloads connect or not, from the question to the edit that changes the answer.
import assert from 'node:assert/strict';
import { textOf } from '../../scripts/ui/workbench.mjs';

const POLICIES = 'shop/policies.yaml';

/** @param {import('./steps.mjs').Ui} ui */
export async function explainsDenial({ openFile, runCommand, choose, webview, picture }) {
  await openFile(POLICIES);
  await runCommand('Selectrail: Explain Reachability');
  await choose('shop/web', 'Deployment');
  await choose('shop/db', 'StatefulSet');
  await choose('TCP 5432');
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
export async function explanationIsAccessible({ webview, violations }) {
  assert.deepEqual(await violations(webview()), []);
}

/** @param {import('./steps.mjs').Ui} ui */
export async function stepLeadsToLine({ webview, cursorLine }) {
  await webview()
    .getByRole('button', { name: 'Nearest: Rule 1 of NetworkPolicy shop/allow-api-to-db' })
    .click();
  await cursorLine(93);
}

/** @param {import('./steps.mjs').Ui} ui */
export async function editTurnsVerdict({ page: window, webview, picture }) {
  const page = webview();
  const edits = page.getByRole('region', { name: 'Edits that allow it' }).getByRole('button');
  await edits.first().waitFor();
  assert.equal(await textOf(edits.first()), 'Add shop/web to rule 1 of allow-api-to-db');
  await edits.first().focus();
  await window.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'allowed by allow-api-to-db' }).waitFor();
  await page.getByRole('button', { name: 'Take it out of rule 1 of allow-api-to-db' }).waitFor();
  await picture('explain-allowed');
  await window.keyboard.press('Control+1');
  await window.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  await window.keyboard.press('Control+Z');
  await page.getByRole('status').filter({ hasText: 'denied by' }).waitFor();
}
