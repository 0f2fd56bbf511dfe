// Asks axe-core about a page.
import axe from 'axe-core';

/**
 * What axe-core finds wrong: rules, each with what it is about.
 * @param {Pick<import('playwright-core').Page, 'locator'>} page or a frame of it
 */
export async function violations(page) {
  const body = page.locator('body');
  await body.evaluate(axe.source);
  const found = await body.evaluate(() => globalThis.axe.run());
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
