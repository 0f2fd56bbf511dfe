/** Fixes that silence a finding by a comment, for those who know better. Never preferred. */
import { type Directive, directivesIn } from '../syntax/directives';
import { parseOneDocument, splitDocuments } from '../syntax/document';
import type { Snapshot } from '../workspace/snapshot';
import type { Diagnostic } from './diagnostic';
import type { Fix, ReadText, TextEdit } from './edit';
import { applyEdits, fixOf } from './editText';
import { SUPPRESSION_RULES } from './rules/allRules';

/** A document as it is written. */
interface Written {
  readonly uri: string;
  readonly text: string;
  /** Offset of the document in its file. */
  readonly start: number;
  /** Of the finding, in the document. */
  readonly at: number;
  readonly eol: string;
}

/** To ignore the rule of `found` on its line, and in its document; none in JSON, which has no comments. */
export function ignoreFixes(snapshot: Snapshot, found: Diagnostic, read: ReadText): readonly Fix[] {
  const written = writtenAround(snapshot, found, read);
  if (!written) return [];
  const { code } = found.rule;
  return [
    ...fixFor('line', `Ignore \`${code}\` on this line`, written, code),
    ...fixFor('document', `Ignore \`${code}\` in this document`, written, code),
  ];
}

function writtenAround(snapshot: Snapshot, found: Diagnostic, read: ReadText): Written | undefined {
  const { uri, start: place } = found.location;
  const whole = read(uri);
  const isOwn = SUPPRESSION_RULES.some((rule) => rule === found.rule);
  if (whole === undefined || isOwn || !snapshot.layout.isManifest(uri)) return undefined;
  const span = splitDocuments(whole).findLast(({ start }) => start <= place);
  if (!span || !found.object) return undefined;
  const text = whole.slice(span.start, span.end);
  if (/^\s*[[{]/.test(text)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { uri, text, start: span.start, at: place - span.start, eol };
}

/** The first way to write it that does what it says: within a block scalar, say, a comment is none. */
function fixFor(scope: 'line' | 'document', title: string, written: Written, code: string): readonly Fix[] {
  const known = directivesOf(written.text).find((each) => isFor(each, scope, written.at));
  const ways = known ? [addTo(known, code)] : scope === 'line' ? onLine(written, code) : onTop(written, code);
  const edit = ways.find((each) => works(each, scope, written, code));
  if (!edit) return [];
  const { uri, start } = written;
  return fixOf(title, 'alternative', [{ ...edit, uri, start: edit.start + start, end: edit.end + start }]);
}

const BOM = 1;

type Insertion = Omit<TextEdit, 'uri'>;

function addTo({ rules, span }: Directive, code: string): Insertion {
  const last = rules.at(-1);
  return last
    ? { start: last.end, end: last.end, newText: `, ${code}` }
    : { start: span.end, end: span.end, newText: ` # selectrail-ignore ${code}` };
}

/** Above the line, as far in as the line is; or behind it, where that would be about the whole document. */
function onLine({ text, at, eol }: Written, code: string): readonly Insertion[] {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = at + text.slice(at).search(/\r?\n|$/);
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  return [
    { start: lineStart, end: lineStart, newText: `${indent}# selectrail-ignore ${code}${eol}` },
    { start: lineEnd, end: lineEnd, newText: ` # selectrail-ignore ${code}` },
  ];
}

/** Above the first line that is more than a comment. */
function onTop({ text, eol, start: base }: Written, code: string): readonly Insertion[] {
  const gap = /(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*/y;
  gap.test(text);
  const start = gap.lastIndex;
  if (start === 0 && base > BOM) return []; // on the line of the marker
  return [{ start, end: start, newText: `# selectrail-ignore ${code}${eol}` }];
}

function works(
  edit: Insertion,
  scope: 'line' | 'document',
  { text, at, uri }: Written,
  code: string,
): boolean {
  const changed = applyEdits(text, [{ ...edit, uri }]);
  const moved = edit.start <= at ? at + edit.newText.length : at;
  return directivesOf(changed).some(
    (each) => isFor(each, scope, moved) && each.rules.some(({ value }) => value === code),
  );
}

function isFor({ scope, line }: Directive, wanted: 'line' | 'document', at: number): boolean {
  return scope === wanted && (scope === 'document' || (line.start <= at && at <= line.end));
}

function directivesOf(text: string): readonly Directive[] {
  const same = (value: string): string => value;
  return directivesIn(text, parseOneDocument(text, same).root, same);
}
