/** The graph as an SVG that stands by itself, with the colours of the moment, and as a PNG of it. */
import type { Frame } from './layout';

const MARGIN = 24;

/** What only the page needs. */
const ATTRIBUTES = ['tabindex', 'role', 'aria-label', 'aria-expanded', 'aria-hidden', 'data-shape'];
const CLASSES = ['far', 'marking', 'moving', 'chosen', 'near'];

/** `css`: of the drawing, without what it does under the mouse. */
export function svgText(root: SVGSVGElement, { x, y, width, height }: Frame, css: string): string {
  const copy = root.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  copy.removeAttribute('style');
  for (const element of copy.querySelectorAll<SVGElement>('[style]')) {
    const move = /translate\(([^)]*)\)/.exec(element.style.transform)?.[1]?.replaceAll('px', '');
    element.removeAttribute('style');
    if (move !== undefined) element.setAttribute('transform', `translate(${move})`);
  }
  for (const hit of copy.querySelectorAll('.hit')) hit.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    element.classList.remove(...CLASSES);
    for (const name of ATTRIBUTES) element.removeAttribute(name);
  }
  const frame = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', frame.join(' '));
  copy.setAttribute('width', String(frame[2]));
  copy.setAttribute('height', String(frame[3]));
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = withValues(css);
  const back = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({
    x: frame[0],
    y: frame[1],
    width: frame[2],
    height: frame[3],
  })) {
    back.setAttribute(name, String(value));
  }
  back.setAttribute('class', 'backdrop');
  copy.prepend(style, back);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Rules with the values of the moment for their variables: few programs but browsers know variables. */
function withValues(css: string): string {
  const values = getComputedStyle(document.body);
  return css.replaceAll(
    /var\((--[\w-]+)(?:,([^()]*))?\)/g,
    (_, name: string, otherwise = '') => values.getPropertyValue(name).trim() || otherwise.trim(),
  );
}

/** A data URL. */
export async function pngOf(svg: string, { width, height }: Frame): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * MARGIN) * scale);
  canvas.height = Math.ceil((height + 2 * MARGIN) * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}
