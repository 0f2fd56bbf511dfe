/** New YAML, as text. */
import { scalarType } from '../syntax/scalars';

export type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** `value` in block style, a string for each line; lists stand `listIndent` columns below their keys. */
export function blockLines(value: Value, listIndent: number): readonly string[] {
  if (isList(value)) {
    return value.flatMap((item) =>
      blockLines(item, listIndent).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`)),
    );
  }
  if (typeof value !== 'object') return [scalarText(value)];
  return Object.entries(value).flatMap(([key, each]) => {
    if (typeof each !== 'object' || Object.keys(each).length === 0)
      return [`${key}: ${flowText(each, 'yaml')}`];
    const indent = ' '.repeat(isList(each) ? listIndent : 2);
    return [`${key}:`, ...blockLines(each, listIndent).map((line) => indent + line)];
  });
}

/** `value` in flow style, which is JSON where that is asked for. */
export function flowText(value: Value, syntax: 'yaml' | 'json'): string {
  if (syntax === 'json') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => flowText(item, syntax)).join(', ')}]`;
  if (typeof value !== 'object') return scalarText(value);
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${flowText(each, syntax)}`);
  return `{${entries.join(', ')}}`;
}

/** A string gets quotes where it would be read as anything else. */
export function scalarText(value: string | number): string {
  const plain =
    typeof value === 'number' ||
    (/^[\w./][\w./-]*$/.test(value) && scalarType(value, 'plain', undefined) === 'string');
  return plain ? String(value) : JSON.stringify(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
