/**
 * Keys of a chart's values (and of its Chart.yaml): where each stands, and its value in a few words. The values
 * themselves are dropped.
 */
import { commentsIn } from '../../syntax/comments';
import { parseOneDocument, splitDocuments } from '../../syntax/document';
import type { MapEntry, Node } from '../../syntax/node';
import { entrySpan } from '../../syntax/node';
import { shift, type Span } from '../../syntax/span';

/** Offsets count from the start of the file. */
export interface ValueEntry {
  readonly name: string;
  /** Of the key, within its quotes. */
  readonly key: Span;
  /** From the key to the end of the value. */
  readonly whole: Span;
  /** The value in one line, shortened. */
  readonly text: string;
  /** What comments say right above the key; empty where nothing. */
  readonly comment: string;
  /** Empty for anything but a map. */
  readonly entries: readonly ValueEntry[];
}

/** Longer ones do not fit a hover's line. */
const MAX_TEXT = 80;
const MAX_COMMENT = 300;
/** Deeper maps are data, which no template names key by key. */
const MAX_DEPTH = 12;

interface Reading {
  /** Of the document that is read. */
  readonly text: string;
  /** Offset of the document in its file. */
  readonly start: number;
  readonly comments: ReadonlyMap<number, string>;
  readonly intern: (value: string) => string;
}

/** Entries of the first document of `text` that is a map; none where there is none. Never throws. */
export function readValues(text: string, intern: (value: string) => string): readonly ValueEntry[] {
  for (const { start, end } of splitDocuments(text)) {
    const document = text.slice(start, end);
    const { root } = parseOneDocument(document, intern);
    if (root?.kind === 'map') {
      return entriesOf(root, { text: document, start, comments: commentsAbove(document, root), intern }, 0);
    }
  }
  return [];
}

/** The entry at `path`; undefined where it is not written. */
export function entryAt(entries: readonly ValueEntry[], path: readonly string[]): ValueEntry | undefined {
  let current = entries;
  let found: ValueEntry | undefined;
  for (const name of path) {
    found = current.findLast((entry) => entry.name === name);
    if (!found) return undefined;
    current = found.entries;
  }
  return found;
}

function entriesOf(node: Node, reading: Reading, depth: number): readonly ValueEntry[] {
  if (node.kind !== 'map' || depth >= MAX_DEPTH) return [];
  return node.entries.map((entry) => entryOf(entry, reading, depth));
}

function entryOf(entry: MapEntry, reading: Reading, depth: number): ValueEntry {
  const { key, value } = entry;
  const { start, intern, text } = reading;
  return {
    name: key.value,
    key: shift({ start: key.start, end: key.end }, start),
    whole: shift(entrySpan(entry), start),
    text: intern(inWords(value)),
    comment: intern(reading.comments.get(text.lastIndexOf('\n', key.start - 1) + 1) ?? ''),
    entries: entriesOf(value, reading, depth + 1),
  };
}

/** `{cpu: 50m, memory: 64Mi}`; cut where it gets long. */
function inWords(node: Node): string {
  const parts: string[] = [];
  write(node, parts, { left: MAX_TEXT });
  const line = parts.join('');
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}

function write(node: Node, into: string[], room: { left: number }): void {
  const put = (text: string): void => {
    into.push(text);
    room.left -= text.length;
  };
  if (room.left < 0) return;
  if (node.kind === 'scalar') {
    put(scalarText(node.value, node.type, node.style));
    return;
  }
  put(node.kind === 'map' ? '{' : '[');
  const items = node.kind === 'map' ? node.entries : node.items;
  for (const [index, item] of items.entries()) {
    if (room.left < 0) break;
    if (index > 0) put(', ');
    if ('key' in item) put(`${item.key.value}: `);
    write('key' in item ? item.value : item, into, room);
  }
  put(node.kind === 'map' ? '}' : ']');
}

function scalarText(value: string, type: string, style: string): string {
  if (type === 'null') return 'null';
  const line = value.trim().replaceAll(/\s+/g, ' ');
  return type === 'string' && (style !== 'plain' || line === '') && style !== 'block' ? `"${line}"` : line;
}

/** The comment that ends right above a line, by the offset at which the line starts. */
function commentsAbove(text: string, root: Node): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let lines: readonly string[] = [];
  let last = -1;
  for (const { start, end, text: comment, alone } of commentsIn(text, root)) {
    if (!alone) continue;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const words = comment.replace(/^#+\s?(-- ?)?/, '');
    lines = lineStart === last ? [...lines, words] : [words];
    found.delete(lineStart);
    last = text.indexOf('\n', end) + 1 || text.length + 1;
    found.set(last, lines.join('\n').trim().slice(0, MAX_COMMENT));
  }
  return found;
}
