// UI checks: what every picture of a webview owes to the eye, in whatever theme is chosen.
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('./steps.mjs').Ui} Ui */

/** axe-core finds nothing, and there is a picture to look at. @param {Ui} ui @param {string} name */
export async function looksRight({ webview, violations, record }, name) {
  await record(name);
  assert.deepEqual(await violations(webview()), [], name);
}

/**
 * A part of a drawing stands out from what is behind it, as WCAG 2.2 asks: 3:1 for graphics, 4.5:1 for text.
 * @see https://www.w3.org/TR/WCAG22/#non-text-contrast
 * @param {Locator} part
 * @param {{readonly property: string, readonly behind?: string, readonly least?: number}} how `behind`: a selector
 *   from the part's parent on; without it the page is behind
 */
export async function standsOut(part, { property, behind, least = 3 }) {
  const found = await part.first().evaluate(contrast, { property, behind });
  assert.ok(
    found.ratio >= least,
    `${found.element} has ${property} ${found.colour} at ${found.ratio.toFixed(2)}:1, less than ${least}:1`,
  );
}

/** Lines differ by more than colour. @param {Locator} line */
export const dashesOf = (line) => line.evaluate((element) => getComputedStyle(element).strokeDasharray);

/** The focus has a ring that is seen. @param {Locator} focused @param {'outline' | 'stroke'} how */
export async function showsFocus(focused, how) {
  const width = await focused.evaluate(
    (element, property) => Number.parseFloat(getComputedStyle(element)[property]),
    `${how}Width`,
  );
  assert.ok(width >= 1, `the ring is ${width} pixels wide`);
  await standsOut(focused, { property: how === 'outline' ? 'outlineColor' : how });
}

/** Runs in the page. */
function contrast(element, { property, behind }) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const lightness = () => {
    const channels = Array.from(context.getImageData(0, 0, 1, 1).data, (channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
  };
  const paint = (colour) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  };
  const body = getComputedStyle(document.body);
  paint(body.getPropertyValue('--vscode-editor-background') || body.backgroundColor);
  const back = behind && element.parentElement.querySelector(behind);
  if (back) {
    const { fill, backgroundColor } = getComputedStyle(back);
    paint(back instanceof SVGElement ? fill : backgroundColor);
  }
  const under = lightness();
  const colour = getComputedStyle(element)[property];
  for (let at = element; at; at = at.parentElement) {
    context.globalAlpha *= Number(getComputedStyle(at).opacity);
  }
  paint(colour);
  const [dark, light] = [under, lightness()].sort((a, b) => a - b);
  const name = element.getAttribute('class') ?? element.tagName;
  return {
    ratio: (light + 0.05) / (dark + 0.05),
    colour,
    element: `${name} in ${element.parentElement.getAttribute('class')}`,
  };
}
