// UI checks: what a Helm chart shows.

/** @param {import('./steps.mjs').Ui} ui */
export async function showsDefault({ openFile, editor, hover, closeHover }) {
  await openFile('chart/templates/deployment.yaml');
  const lens = editor.locator('.codelens-decoration', { hasText: /unknown\s\(template\)/ });
  await lens.first().waitFor(); // it moves the lines
  await hover(/image:/, 'tag', /values-prod\.yaml/);
  await closeHover();
}

/** @param {import('./steps.mjs').Ui} ui */
export async function leadsToTemplate({ page, openFile, lines, goTo }) {
  await openFile('chart/templates/deployment.yaml');
  const line = await lines.filter({ hasText: 'include' }).first().innerText();
  await goTo(6, line.indexOf('selectorLabels') + 1);
  await page.keyboard.press('F12');
  await page.locator('.tab.active', { hasText: '_helpers.tpl' }).waitFor();
}
