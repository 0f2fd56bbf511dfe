/** Trees as YAML, always in the same way: keys as kustomize sorts them, scalars quoted only where they have to be. */
import { scalarType } from '../../syntax/scalars';
import type { Plain, PlainMap } from '../../syntax/plain';

/** One document for each tree. */
export function printTrees(trees: readonly PlainMap[]): string {
  return trees.map((tree) => `${linesOf(tree).join('\n')}\n`).join('---\n');
}

function linesOf(tree: PlainMap): readonly string[] {
  return Object.keys(tree)
    .toSorted()
    .flatMap((key) => field(scalar(key), tree[key] ?? null));
}

function field(key: string, value: Plain): readonly string[] {
  if (isMap(value) && Object.keys(value).length > 0) return [`${key}:`, ...indent(linesOf(value))];
  if (isList(value) && value.length > 0) return [`${key}:`, ...value.flatMap(item)];
  if (typeof value === 'string' && isBlock(value)) return [`${key}: |${chomp(value)}`, ...blockLines(value)];
  return [`${key}: ${inline(value)}`];
}

function item(value: Plain): readonly string[] {
  const lines = isMap(value) ? linesOf(value) : isList(value) ? value.flatMap(item) : [];
  const [first, ...rest] = lines;
  return first === undefined ? [`- ${inline(value)}`] : [`- ${first}`, ...indent(rest)];
}

function inline(value: Plain): string {
  if (isMap(value)) return '{}';
  if (isList(value)) return '[]';
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** Plain where it reads back as the same text. */
function scalar(value: string): string {
  const plain = /^[A-Za-z0-9_./][\w./@+=~() -]*(:[\w./@+=~()-]+)*$/.test(value) && !value.endsWith(' ');
  return plain && scalarType(value, 'plain', undefined) === 'string' ? value : JSON.stringify(value);
}

function isBlock(value: string): boolean {
  return /\n./.test(value) && !/^\s|[^\S\n]\n|[^\n\x20-\x7E\u00A0-\uD7FF]/.test(value);
}

function chomp(value: string): string {
  if (!value.endsWith('\n')) return '-';
  return value.endsWith('\n\n') ? '+' : '';
}

function blockLines(value: string): readonly string[] {
  return indent(value.replace(/\n$/, '').split('\n'));
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

function isMap(value: Plain): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
