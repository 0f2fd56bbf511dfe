// UI checks: the window and a first file.
import assert from 'node:assert/strict';

/** @param {import('./steps.mjs').Ui} ui */
export async function workbenchLoads({ page }) {
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor();
  const noise = page.locator(
    '.gettingStartedContainer, .monaco-dialog-box, .part.auxiliarybar .interactive-session',
  );
  assert.equal(await noise.filter({ visible: true }).count(), 0);
}

/** @param {import('./steps.mjs').Ui} ui */
export async function opensService({ lines, openFile, languageMode }) {
  await openFile('shop/service.yaml');
  await lines
    .filter({ hasText: /kind:\sService/ })
    .first()
    .waitFor();
  assert.match(await languageMode(), /YAML/);
}
