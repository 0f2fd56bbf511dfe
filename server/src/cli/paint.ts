/** Colours of a terminal, where there is one. @see https://no-color.org */
import { styleText } from 'node:util';

type Style = 'bold' | 'red' | 'green' | 'yellow' | 'blue' | 'gray';
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;

/** Colours if `stream` is a terminal and nobody asked for none. */
export function paintFor(stream: { readonly isTTY?: boolean }, color: 'auto' | 'never'): Paint {
  const wanted = color === 'auto' && stream.isTTY === true && !process.env['NO_COLOR'];
  return wanted ? (style, text) => styleText(style, text) : plain;
}
