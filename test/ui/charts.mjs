// UI checks: what a Helm chart shows.
import { fileURLToPath } from 'node:url';

/** Stands in for the user's own. */
export const HELM = fileURLToPath(new URL('helmStandIn.mjs', import.meta.url));

/** @param {import('./steps.mjs').Ui} ui */
export async function showsDefault({ openFile, editor, hover, closeHover }) {
  await openTemplate(openFile, editor);
  await hover(/image:/, 'tag', /values-prod\.yaml/);
  await closeHover();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function leadsToTemplate({ page, openFile, editor, lines, goTo }) {
  await openTemplate(openFile, editor);
  const line = await lines.filter({ hasText: 'include' }).first().innerText();
  await goTo(6, line.indexOf('selectorLabels') + 1);
  await page.keyboard.press('F12');
  await page.locator('.tab.active', { hasText: '_helpers.tpl' }).waitFor();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function choosesValues({ page, openFile, codeLens, record }) {
  await openFile('chart/Chart.yaml');
  await codeLens('render with values…').click();
  const values = page.locator('.quick-input-list .monaco-list-row', { hasText: 'chart/values-prod.yaml' });
  await values.click();
  await record('chart-values');
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
  await page.locator('.quick-input-message', { hasText: 'Namespace' }).waitFor();
  await page.keyboard.type('shop');
  await page.keyboard.press('Enter');
  await codeLens('rendered as reviews in shop').waitFor();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function showsRendered({ openFile, codeLens, hover, closeHover, record }) {
  await openFile('chart/templates/service.yaml');
  await codeLens('4 pods · reviews-reviews.shop.svc.cluster.local').waitFor();
  await hover(/targetPort:/, 'http', /8080/);
  await record('chart-rendered');
  await closeHover();
}

/** Its lens says that it is indexed, and moves the lines. */
async function openTemplate(openFile, editor) {
  await openFile('chart/templates/deployment.yaml');
  const lens = editor.locator('.codelens-decoration', { hasText: /unknown\s\(template\)/ });
  await lens.first().waitFor();
}
