/** Edits that take entries of maps and items of lists away, or put an entry before another, in the style around them. */
import type { KubeObject } from '../kinds/object';
import type { MapNode, Node, Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import type { Snapshot } from '../workspace/snapshot';
import type { ReadText, TextEdit } from './edit';
import { addEntry, inText, treeOf } from './editTree';
import type { Value } from './yamlText';

/**
 * Removes the entry of a map at `span` of `object`, with its lines and the comment behind it in block style, with its
 * comma in flow style. Undefined where nothing would be left of what holds it.
 */
export function removeAt(
  snapshot: Snapshot,
  object: KubeObject,
  span: Span,
  read: ReadText,
): TextEdit | undefined {
  return remove(snapshot, object, span, 'entry', read);
}

/** The same for an item of a list, with its dash. */
export function removeItem(
  snapshot: Snapshot,
  object: KubeObject,
  span: Span,
  read: ReadText,
): TextEdit | undefined {
  return remove(snapshot, object, span, 'item', read);
}

function remove(
  snapshot: Snapshot,
  object: KubeObject,
  span: Span,
  what: 'entry' | 'item',
  read: ReadText,
): TextEdit | undefined {
  const { uri, start, end } = snapshot.locate(object, span);
  const text = read(uri);
  if (text === undefined || end - start !== span.end - span.start) return undefined; // of several files
  const range = /^\s*[,}\]]/.test(text.slice(end))
    ? flowRange(text, start, end)
    : blockRange(text, start, end, what);
  return range && { uri, ...range, newText: '' };
}

function flowRange(text: string, start: number, end: number): Span | undefined {
  const behind = /^\s*,\s*/.exec(text.slice(end));
  if (behind) return { start, end: end + behind[0].length };
  const before = /,\s*$/.exec(text.slice(0, start));
  return before ? { start: before.index, end } : undefined;
}

/** The lines; of the first entry of an item all up to what follows, so that the dash stays. */
function blockRange(text: string, start: number, end: number, what: 'entry' | 'item'): Span | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const prefix = text.slice(line, start);
  const lineEnd = text.indexOf('\n', end);
  const next = lineEnd < 0 ? text.length : lineEnd + 1;
  if ((what === 'item' ? /^ *- +$/ : /^ *$/).test(prefix)) return { start: line, end: next };
  const [, indent = ''] = /^(?: *(?:#.*)?\r?\n)*( *)[^\s#]/.exec(text.slice(next)) ?? [];
  if (!/^[ -]*$/.test(prefix) || indent.length !== prefix.length) return undefined;
  return { start, end: next + text.slice(next).search(/[^ ]/) };
}

/** Removes `key: value` of `object`. Undefined where `value` does not stand behind that key. */
export function removeEntry(
  snapshot: Snapshot,
  object: KubeObject,
  key: string,
  value: Text,
  read: ReadText,
): TextEdit | undefined {
  const { uri, start } = snapshot.locate(object, value);
  const found = new RegExp(`(["']?)${key}\\1\\s*:\\s*["']?$`).exec(read(uri)?.slice(0, start) ?? '');
  if (!found) return undefined;
  const { end } = wholeOf(value);
  return removeAt(snapshot, object, { start: value.start - (start - found.index), end }, read);
}

/** A scalar with its quotes. */
export function wholeOf({ start, end, style }: Text): Span {
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  return { start: start - quote, end: end + quote };
}

/** Puts `entry` before the one whose key is `key`, in block or flow style as that is written. Undefined for JSON. */
export function insertBefore(
  snapshot: Snapshot,
  object: KubeObject,
  key: Text,
  entry: string,
  read: ReadText,
): TextEdit | undefined {
  const { uri, start } = snapshot.locate(object, key);
  const text = read(uri);
  if (text === undefined || key.style !== 'plain') return undefined;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const flow = /[{,]\s*$/.test(text.slice(0, start));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = flow ? `${entry}, ` : entry + eol + ' '.repeat(column);
  return { uri, start, end: start, newText };
}

/** Adds an item that is the map `entry` behind the one at `item`, in block or flow style as that is written. */
export function insertItem(
  snapshot: Snapshot,
  object: KubeObject,
  item: Span,
  entry: string,
  read: ReadText,
): TextEdit | undefined {
  const { uri, start, end } = snapshot.locate(object, item);
  const text = read(uri);
  const line = text?.slice(text.lastIndexOf('\n', start - 1) + 1, start) ?? '';
  if (text === undefined) return undefined;
  if (/^\s*[,\]]/.test(text.slice(end))) return { uri, start: end, end, newText: `, {${entry}}` };
  if (!/^ *- +$/.test(line)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lineEnd = text.indexOf(eol, end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return { uri, start: at, end: at, newText: eol + line + entry };
}

/** Adds `key: value` to the map that has `text` as one of its values, behind that, in the style of the map. */
export function addBehind(
  snapshot: Snapshot,
  object: KubeObject,
  text: Text,
  key: string,
  value: Value,
  read: ReadText,
): TextEdit | undefined {
  const tree = treeOf(snapshot, object, read);
  const place = tree && { start: inText(tree, text.start), end: inText(tree, text.end) };
  const map = tree && place && mapAround(tree.root, place);
  const entry = map?.entries.find((each) => each.value.start === place?.start);
  return tree && map && entry ? addEntry(tree, map, key, value, entry.key.value) : undefined;
}

function mapAround(node: Node, text: Span): MapNode | undefined {
  if (node.kind === 'scalar') return undefined;
  const children = node.kind === 'seq' ? node.items : node.entries.map(({ value }) => value);
  const holds = children.some(
    ({ kind, start, end }) => kind === 'scalar' && start === text.start && end === text.end,
  );
  if (holds && node.kind === 'map') return node;
  for (const child of children) {
    const found = mapAround(child, text);
    if (found) return found;
  }
  return undefined;
}
