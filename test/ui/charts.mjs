// UI checks: what a Helm chart shows.

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

/** Its lens says that it is indexed, and moves the lines. */
async function openTemplate(openFile, editor) {
  await openFile('chart/templates/deployment.yaml');
  const lens = editor.locator('.codelens-decoration', { hasText: /unknown\s\(template\)/ });
  await lens.first().waitFor();
}
