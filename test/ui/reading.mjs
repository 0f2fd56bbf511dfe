// UI checks: what a manifest shows without being touched.

/** @param {import('./steps.mjs').Ui} ui */
export async function showsCodeLens({ codeLens }) {
  await codeLens('web.shop.svc.cluster.local').waitFor();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function showsHover({ lines, hover, closeHover, picture }) {
  const line = /targetPort:\s*\S/;
  const value = (await lines.filter({ hasText: line }).first().innerText()).split(/\s+/).at(-1) ?? '';
  await hover(line, value);
  await picture('hover');
  await closeHover();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function showsPolicies({ editor, openFile, codeLens, picture }) {
  await openFile('shop/policies.yaml');
  await codeLens('isolates all 11 pods of shop for ingress').waitFor();
  await codeLens('allows 3 pods on TCP 8080').waitFor();
  await editor // nothing to peek at, so no link
    .locator('.codelens-decoration', { hasText: /matches\sno\spods\sin\sthis\sworkspace/ })
    .first()
    .waitFor();
  await picture('policies');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function showsCallers({ page, openFile, codeLens, runCommand, record }) {
  await openFile('shop/api.yaml');
  await codeLens('reachable from web').waitFor();
  await runCommand('Calls: Show Call Hierarchy', 'Show Call Hierarchy');
  await page
    .locator('.monaco-list-row', { hasText: /deployment\/web\s*TCP 8080/ })
    .first()
    .waitFor();
  await record('callers');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function peeksAtPods({ page, openFile, codeLens, record }) {
  await openFile('shop/service.yaml');
  await codeLens('3 pods').click();
  await page
    .locator('.peekview-widget .preview .view-line', { hasText: /tier:\sfrontend/ })
    .first()
    .waitFor();
  await record('peek');
  await page.keyboard.press('Escape');
  await page.locator('.peekview-widget').waitFor({ state: 'hidden' });
}
