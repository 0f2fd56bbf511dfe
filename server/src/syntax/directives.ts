/**
 * Comments that silence findings, read once while the text is here:
 * `# selectrail-ignore RULE[, RULE]: reason` and `# selectrail-ignore-file RULE: reason`.
 */
import { type Comment, commentsIn } from './comments';
import type { Node } from './node';
import type { Span } from './span';

/** A word of the text. */
export interface Word extends Span {
  readonly value: string;
}

/** Offsets count from the start of the document. */
export interface Directive {
  readonly scope: 'line' | 'document' | 'file';
  /** Codes of rules, or `all`, as written; empty where the comment names none. */
  readonly rules: readonly Word[];
  /** The comment. */
  readonly span: Span;
  /** What to delete with the comment: its line where it stands alone, or else the space before it. */
  readonly removal: Span;
  /** Of scope `line`: the line that it is about, without its break. */
  readonly line: Span;
}

export const NO_DIRECTIVES: readonly Directive[] = [];

const WORD = 'selectrail-ignore';

/**
 * Directives of the document in `text`, whose tree is `root`. Without a tree the text was not parsed: then it counts
 * only if it holds nothing but comments.
 */
export function directivesIn(
  text: string,
  root: Node | undefined,
  intern: (value: string) => string,
): readonly Directive[] {
  if (!text.includes(WORD) || (!root && !isComment(text))) return NO_DIRECTIVES;
  const head = root?.start ?? text.length;
  return commentsIn(text, root).flatMap((comment) => {
    const found = readRules(comment, intern);
    return found ? [directiveOf(text, comment, head, found)] : [];
  });
}

/** Rules that the text behind `RULE, RULE: reason` names, with their offsets; `start` is that of `text`. */
export function ruleList(text: string, start: number): readonly Word[] {
  const list = /^\s*[A-Za-z][\w-]*(?:\s*,\s*[A-Za-z][\w-]*)*/.exec(text)?.[0] ?? '';
  return [...list.matchAll(/[\w-]+/g)].map(({ 0: value, index }) => ({
    value,
    start: start + index,
    end: start + index + value.length,
  }));
}

interface Found {
  readonly file: boolean;
  readonly rules: readonly Word[];
}

function readRules({ text, start }: Comment, intern: (value: string) => string): Found | undefined {
  const match = /#[ \t]*selectrail-ignore(-file)?(?![\w-])/.exec(text);
  if (!match) return undefined;
  const behind = match.index + match[0].length;
  const rules = ruleList(text.slice(behind), start + behind);
  return {
    file: match[1] !== undefined,
    rules: rules.map((rule) => ({ ...rule, value: intern(rule.value) })),
  };
}

function directiveOf(text: string, comment: Comment, head: number, { file, rules }: Found): Directive {
  const { start, end, alone } = comment;
  const isHead = alone && start < head;
  return {
    scope: file ? 'file' : isHead ? 'document' : 'line',
    rules,
    span: { start, end },
    removal: removalOf(text, comment),
    line: lineAt(text, alone ? nextCode(text, end) : start),
  };
}

function removalOf(text: string, { start, end, alone }: Comment): Span {
  if (!alone) return { start: text.slice(0, start).trimEnd().length, end };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const behindMarker = lineStart === 0 && start > 0; // `--- # comment`: the line is the marker's
  return lineBreak < 0 || behindMarker ? { start: lineStart, end } : { start: lineStart, end: lineBreak + 1 };
}

/** Offset of the next line that holds more than a comment. */
function nextCode(text: string, from: number): number {
  const gap = /(?:\s|#[^\n]*)*/y;
  gap.lastIndex = from;
  gap.test(text);
  return gap.lastIndex;
}

function lineAt(text: string, offset: number): Span {
  const end = text.slice(offset).search(/\r?\n/);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : offset + end };
}

function isComment(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#|$)/.test(line));
}
