// UI checks: what an edit opens and closes.

/** Behind `app: web`, the label of the pods in shop/deployment.yaml. */
const LABEL = { line: 14, column: 17 };

/** @param {import('./steps.mjs').Ui} ui */
export async function showsChanges({ page, openFile, goTo, runCommand, webview, picture, record }) {
  await openFile('shop/deployment.yaml');
  await goTo(LABEL.line, LABEL.column);
  await page.keyboard.type('site');
  const item = page.locator('.statusbar-item', { hasText: /−\d+ connections/ });
  await item.waitFor();
  await item.click();
  await page
    .locator('.view-line', { hasText: /^-.*web\s→\sapi/ })
    .first()
    .waitFor();
  await record('changes');
  await runCommand('Selectrail: Show Reachability');
  const view = webview();
  await view.getByRole('checkbox', { name: 'Changes only' }).check();
  await view.getByRole('button', { name: /^web Deployment/ }).waitFor();
  await picture('changes');
  await page.keyboard.press('Control+1');
  await page.locator('.monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Control+Z');
  await item.waitFor({ state: 'hidden' });
}
