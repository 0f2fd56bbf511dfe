/**
 * Edits of maps and lists. An object keeps no tree, so its text is parsed again; what is added stands as its neighbours
 * do, in block or flow style, and comments stay with what they are about.
 */
import type { KubeObject } from '../kinds/object';
import { parseOneDocument, splitDocuments } from '../syntax/document';
import { entryOf, type MapEntry, type MapNode, type Node, type SeqNode } from '../syntax/node';
import type { Span } from '../syntax/span';
import type { Snapshot } from '../workspace/snapshot';
import type { ReadText, TextEdit } from './edit';
import { firstOf } from './firstOf';
import { blockLines, flowText, type Value } from './yamlText';

/** An object as it is written. Offsets of its nodes count from the start of `text`. */
export interface Tree {
  readonly uri: string;
  /** Of the object's document. */
  readonly text: string;
  /** Offset of the document in its file. */
  readonly base: number;
  /** What offsets of a rendered object are ahead of those in the text; 0 for one that stands in its file as it is. */
  readonly ahead?: number;
  readonly root: Node;
}

/** The tree of the document in which `object` is written; undefined where its text is gone. */
export function treeOf(snapshot: Snapshot, object: KubeObject, read: ReadText): Tree | undefined {
  const own = object.document.origins?.own;
  const document = own?.document ?? object.document;
  const { uri } = document;
  const whole = read(uri);
  const index = snapshot.file(uri)?.documents.indexOf(document) ?? -1;
  const span = whole === undefined ? undefined : splitDocuments(whole)[index];
  const text = span && whole?.slice(span.start, span.end);
  const root = text === undefined ? undefined : parseOneDocument(text, (value) => value).root;
  return span && text !== undefined && root
    ? { uri, text, base: span.start, ahead: own?.start ?? 0, root }
    : undefined;
}

/** The map that stands at `span` of the object; none where that is decided by another file. */
export function mapIn(tree: Tree, span: Span): MapNode | undefined {
  const { start, end } = span;
  const found = nodeAt(tree.root, { start: inText(tree, start), end: inText(tree, end) });
  return found?.kind === 'map' ? found : undefined;
}

/** Where `offset` of the object stands in the text of its tree. */
export function inText({ ahead = 0 }: Tree, offset: number): number {
  return offset - ahead;
}

function nodeAt(node: Node, span: Span): Node | undefined {
  if (node.kind !== 'scalar' && node.start === span.start && node.end === span.end) return node;
  for (const child of childrenOf(node)) {
    const found = nodeAt(child, span);
    if (found) return found;
  }
  return undefined;
}

/** The list that `item` is one of. */
export function listOf({ root }: Tree, item: Node): SeqNode | undefined {
  const find = (node: Node): SeqNode | undefined => {
    if (node.kind === 'seq' && node.items.includes(item)) return node;
    return firstOf(childrenOf(node), find);
  };
  return find(root);
}

/** Adds `key: value` to `map`: behind the entry `behind` where there is one, or else at its end. */
export function addEntry(
  tree: Tree,
  map: MapNode,
  key: string,
  value: Value,
  behind?: string,
): TextEdit | undefined {
  const entry = (behind === undefined ? undefined : entryOf(map, behind)) ?? map.entries.at(-1);
  if (map.flow) return addInFlow(tree, map, entry?.value, flowEntry(map, key, value));
  const first = map.entries[0];
  if (!entry || !first || standsElsewhere(entry)) return undefined;
  return addLines(
    tree,
    endOf(entry.value),
    columnOf(tree, first.key),
    blockLines({ [key]: value }, listIndent(tree)),
  );
}

/** Adds `value` to `list`, behind `item` where one is given, or else at its end. */
export function addItem(
  tree: Tree,
  list: SeqNode,
  value: Value,
  item = list.items.at(-1),
): TextEdit | undefined {
  if (list.flow) return addInFlow(tree, list, item, flowText(value, isJson(tree) ? 'json' : 'yaml'));
  const column = item && dashColumn(tree, item);
  if (!item || column === undefined) return undefined;
  return addLines(tree, endOf(item), column, blockLines([value], listIndent(tree)));
}

/** Replaces the text from `start` to `end` of the document. */
export function edit(tree: Tree, start: number, end: number, newText: string): TextEdit {
  return { uri: tree.uri, start: tree.base + start, end: tree.base + end, newText };
}

/** Column of the dash of a list item in block style; undefined where it does not stand before it on its line. */
export function dashColumn({ text }: Tree, item: Node): number | undefined {
  const lineStart = text.lastIndexOf('\n', item.start - 1) + 1;
  const before = /^( *(?:- +)*?)- +["']?$/.exec(text.slice(lineStart, item.start));
  return before?.[1]?.length;
}

function addInFlow(
  tree: Tree,
  node: MapNode | SeqNode,
  last: Node | undefined,
  text: string,
): TextEdit | undefined {
  const open = tree.text[node.start];
  if (open !== '{' && open !== '[') return undefined;
  if (!last) return edit(tree, node.start + 1, node.start + 1, text);
  const end = endOf(last);
  return edit(tree, end, end, `, ${text}`);
}

function flowEntry(map: MapNode, key: string, value: Value): string {
  const syntax = map.entries[0]?.key.style === 'double' ? 'json' : 'yaml';
  return flowText({ [key]: value }, syntax).slice(1, -1);
}

/** Lines behind the line on which `offset` stands. */
function addLines(
  tree: Tree,
  offset: number,
  indent: number,
  lines: readonly string[],
): TextEdit | undefined {
  const end = endOfLine(tree, offset);
  const eol = tree.text.includes('\r\n') ? '\r\n' : '\n';
  if (end === undefined) return undefined;
  return edit(tree, end, end, lines.map((line) => eol + ' '.repeat(indent) + line).join(''));
}

/** End of the line from `offset` on, which holds nothing more but a comment. */
function endOfLine({ text }: Tree, offset: number): number | undefined {
  const rest = /[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/y;
  rest.lastIndex = offset;
  const found = rest.exec(text);
  return found ? offset + found[0].trimEnd().length : undefined;
}

/** An alias stands before the key that uses it, as what it repeats. */
function standsElsewhere({ key, value }: MapEntry): boolean {
  return value.start < key.end;
}

function endOf(node: Node): number {
  return isQuoted(node) ? node.end + 1 : node.end;
}

function quotedStart(node: Node): number {
  return isQuoted(node) ? node.start - 1 : node.start;
}

function isQuoted(node: Node): boolean {
  return node.kind === 'scalar' && (node.style === 'single' || node.style === 'double');
}

function columnOf(tree: Tree, node: Node): number {
  const start = quotedStart(node);
  return start - (tree.text.lastIndexOf('\n', start - 1) + 1);
}

function isJson({ text }: Tree): boolean {
  return text.trimStart().startsWith('{"');
}

/** How far lists are indented below their keys: as the first one of the document is. */
function listIndent(tree: Tree): number {
  const find = (node: Node): number | undefined => {
    for (const { key, value } of node.kind === 'map' ? node.entries : []) {
      const [item] = value.kind === 'seq' && !value.flow ? value.items : [];
      const dash = item && dashColumn(tree, item);
      if (dash !== undefined) return dash - columnOf(tree, key);
    }
    return firstOf(childrenOf(node), find);
  };
  return find(tree.root) === 0 ? 0 : 2;
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'seq') return node.items;
  return node.kind === 'map' ? node.entries.map((entry) => entry.value) : [];
}
