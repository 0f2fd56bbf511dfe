/** Edits of YAML that change no more than they must: the quoting, comments and line ends around them stay. */
import type { KubeObject } from '../kinds/object';
import type { Text } from '../syntax/node';
import { scalarType } from '../syntax/scalars';
import type { Location, Snapshot } from '../workspace/snapshot';
import type { Fix, ReadText, TextEdit } from './edit';
import { writtenObject } from './writtenObject';

/**
 * Replaces the content of a scalar of `object`: a string keeps its quotes, and gets some where it would be read as
 * anything else; a number loses them. Undefined for block scalars, which names never are, and for what a kustomization
 * made of the text there, unless only its prefix or suffix stands around both.
 */
export function replaceScalar(
  snapshot: Snapshot,
  object: KubeObject,
  text: Text,
  value: string | number,
): TextEdit | undefined {
  if (text.written !== undefined) {
    const bare = withoutAffixes(text, String(value));
    const { written, ...plain } = text;
    return bare === undefined
      ? undefined
      : replaceScalar(snapshot, object, { ...plain, value: written }, bare);
  }
  if (text.style === 'block') return undefined;
  const location = snapshot.locate(object, text);
  const quoted = text.style !== 'plain';
  if (typeof value === 'number') {
    const quote = quoted ? 1 : 0;
    return {
      ...location,
      start: location.start - quote,
      end: location.end + quote,
      newText: String(value),
    };
  }
  return replaceText(location, text, value);
}

/** The same for a scalar that stands at `location`. */
export function replaceText(location: Location, { style }: Text, value: string): TextEdit {
  const plain = style !== 'plain' || scalarType(value, 'plain', undefined) === 'string';
  return { ...location, newText: plain ? value : JSON.stringify(value) };
}

/** What has to be written for `value`, where a kustomization puts something around what is written. */
function withoutAffixes({ value: before, written = '' }: Text, value: string): string | undefined {
  const at = before.indexOf(written);
  if (at < 0 || written === '') return undefined;
  const [prefix, suffix] = [before.slice(0, at), before.slice(at + written.length)];
  const fits = value.startsWith(prefix) && value.endsWith(suffix);
  const bare = fits ? value.slice(prefix.length, value.length - suffix.length) : '';
  return bare === '' || prefix + bare + suffix !== value ? undefined : bare;
}

/**
 * Adds a document behind that of `object`; behind the one that a rendered object is rendered from. Undefined for JSON,
 * which has no documents, and for what a generator makes.
 */
export function insertDocument(
  snapshot: Snapshot,
  object: KubeObject,
  lines: readonly string[],
  read: ReadText,
): TextEdit | undefined {
  const document = writtenObject(object)?.document;
  if (!document) return undefined;
  const { uri } = document;
  const text = read(uri);
  const facts = snapshot.file(uri);
  if (text === undefined || !facts || isJson(text, snapshot.startOf(document))) return undefined;
  const next = facts.starts[facts.documents.indexOf(document) + 1];
  const offset = next === undefined ? text.length : next - MARKER.length;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = offset > 0 && text[offset - 1] !== '\n' ? eol : '';
  const newText = gap + [MARKER, ...lines].map((line) => line + eol).join('');
  return { uri, start: offset, end: offset, newText };
}

const MARKER = '---';

function isJson(text: string, start: number): boolean {
  return text.slice(start).trimStart().startsWith('{');
}

/**
 * Adds `entry` to the map that holds `key: value`, right behind it, in block or flow style as the map is written.
 * Undefined where `value` does not stand behind that key.
 */
export function insertBehind(
  snapshot: Snapshot,
  object: KubeObject,
  key: string,
  value: Text,
  entry: string,
  read: ReadText,
): TextEdit | undefined {
  const { uri, start, end } = snapshot.locate(object, value);
  const text = read(uri);
  const before = text?.slice(0, start) ?? '';
  const found = new RegExp(`(^|[\\r\\n{,\\s])(["']?)${key}\\2\\s*:\\s*["']?$`).exec(before);
  if (!found) return undefined;
  const at = end + (value.style === 'plain' ? 0 : 1);
  const keyStart = found.index + (found[1]?.length ?? 0);
  const flow = /[{,]\s*$/.test(before.slice(0, keyStart));
  const indent = keyStart - (before.lastIndexOf('\n', keyStart) + 1);
  const eol = text?.includes('\r\n') ? '\r\n' : '\n';
  return { uri, start: at, end: at, newText: flow ? `, ${entry}` : eol + ' '.repeat(indent) + entry };
}

/** A fix of `edits`, each text once (an alias stands for what it repeats); none where one of them cannot be made. */
export function fixOf(
  title: string,
  rank: 'preferred' | 'alternative',
  edits: readonly (TextEdit | undefined)[],
): readonly Fix[] {
  const whole = edits.filter((edit) => edit !== undefined);
  if (whole.length < edits.length || whole.length === 0) return [];
  const unique = [...new Map(whole.map((edit) => [`${edit.uri}:${edit.start}`, edit])).values()];
  return [{ title, preferred: rank === 'preferred', edits: unique }];
}

/** `text` with the edits of its file applied. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), text);
}
