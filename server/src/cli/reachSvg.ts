/** A listing as a picture: a matrix with a row for each source and a column for each destination. */
import type { Row } from './reachRows';

const CELL = 22;
const LETTER = 6.6;
const COLOURS = { all: '#2da44e', some: '#9be9a8', unknown: '#f2cc60', none: '#f6f8fa' };

/** `assumed`: what it rests on, for those who read it aloud or hover. */
export function reachSvg(rows: readonly Row[], assumed: string): string {
  const sources = [...new Set(rows.map(({ src }) => src))].toSorted();
  const destinations = [...new Set(rows.map(({ dst }) => dst))].toSorted();
  const byPair = new Map(rows.map((row) => [`${row.src}\n${row.dst}`, row]));
  const left = widest(sources) + 12;
  const top = widest(destinations) * 0.75 + 12;
  const cells = sources.flatMap((src, y) =>
    destinations.map((dst, x) =>
      cell(byPair.get(`${src}\n${dst}`), left + x * CELL, top + y * CELL, src, dst),
    ),
  );
  const width = left + destinations.length * CELL + widest(destinations) * 0.7;
  const height = top + sources.length * CELL + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}" font-family="monospace" font-size="11">
<desc>${escaped(assumed)}</desc>
<rect width="100%" height="100%" fill="#ffffff"/>
${sources.map((src, y) => `<text x="${left - 6}" y="${top + y * CELL + 15}" text-anchor="end">${escaped(src)}</text>`).join('\n')}
${destinations.map((dst, x) => label(dst, left + x * CELL + 14, top - 6)).join('\n')}
${cells.join('\n')}
</svg>
`;
}

function cell(row: Row | undefined, x: number, y: number, src: string, dst: string): string {
  const conn = row === undefined ? 'No Connections' : row.conn || `perhaps ${row.unknown}`;
  const title = `${src} → ${dst}: ${src === dst ? 'itself' : conn}`;
  return `<rect x="${x}" y="${y}" width="${CELL - 2}" height="${CELL - 2}" fill="${colour(row)}"><title>${escaped(title)}</title></rect>`;
}

function colour(row: Row | undefined): string {
  if (!row) return COLOURS.none;
  if (row.conn === '') return COLOURS.unknown;
  return row.conn === 'All Connections' ? COLOURS.all : COLOURS.some;
}

function label(text: string, x: number, y: number): string {
  return `<text transform="translate(${x} ${y}) rotate(-45)">${escaped(text)}</text>`;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length)) * LETTER;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
