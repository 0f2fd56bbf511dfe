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
