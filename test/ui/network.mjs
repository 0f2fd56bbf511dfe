// UI checks: the view of the network in the Explorer, and the environment in the status bar.
import assert from 'node:assert/strict';

/** @param {import('./steps.mjs').Ui} ui */
export async function showsNetwork({ page, openFile, codeLens, lines, runCommand, networkRow, picture }) {
  await openFile('shop/service.yaml');
  await codeLens('web.shop.svc.cluster.local').waitFor();
  await runCommand('Focus on Kubernetes Network View');
  const files = page.locator('.pane-header', { hasText: 'demo' });
  await files.click(); // folds them, so that all rows have room
  await lines
    .filter({ hasText: /kind:\sService/ })
    .first()
    .click();
  await networkRow('web', '80→8080, 9090 · 3 pods').click();
  await page.keyboard.press('ArrowRight');
  await networkRow('shop', 'Ingress · shop.example.com').waitFor();
  await networkRow('web', 'Deployment · 3 pods').click();
  await page.keyboard.press('ArrowRight');
  await networkRow('default-deny-ingress', 'ingress').waitFor();
  await picture('network');
  await files.click();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function choosesEnvironment({ page, openFile, codeLens, choose, record }) {
  await openFile('overlays/base/service.yaml');
  const item = page.locator(String.raw`#selectrail\.selectrail\.selectrail\.environment`);
  await item.filter({ hasText: '2 environments' }).click();
  await choose('Whose view', 'prod');
  await item.filter({ hasText: 'prod' }).waitFor();
  await codeLens('newsletter.marketing.svc.cluster.local').waitFor();
  await record('environment');
  await item.click();
  await choose('Whose view', 'All environments');
  await item.filter({ hasText: '2 environments' }).waitFor();
  await codeLens('dev: 1 pod').waitFor();
  assert.equal(await codeLens('newsletter.marketing.svc.cluster.local').count(), 0);
}
