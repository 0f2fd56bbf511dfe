/** Columns in the units that client and server agreed on. Inside, a column is a UTF-16 index. */

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The encoding to use: UTF-16 costs nothing here, so it wins wherever the client knows it. */
export function chooseEncoding(offered: readonly string[] = []): Encoding {
  return (['utf-16', 'utf-32', 'utf-8'] as const).find((each) => offered.includes(each)) ?? 'utf-16';
}

/** Length of `text` in units of `encoding`. */
export function unitsIn(text: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return text.length;
  let units = 0;
  for (const char of text) units += width(char, encoding);
  return units;
}

/** UTF-16 index of the column `units` in `line`, at most its end. */
export function indexAt(line: string, units: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return Math.min(units, line.length);
  let index = 0;
  let left = units;
  for (const char of line) {
    if (left <= 0) break;
    left -= width(char, encoding);
    index += char.length;
  }
  return index;
}

function width(char: string, encoding: Encoding): number {
  switch (encoding) {
    case 'utf-8': {
      const code = char.codePointAt(0) ?? 0;
      return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    case 'utf-16':
      return char.length;
    case 'utf-32':
      return 1;
  }
}
