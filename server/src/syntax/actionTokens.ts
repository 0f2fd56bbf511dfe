/** The words of one Go template action, as far as its paths are concerned. */
import type { Span } from './span';

/** A field of a chain; of no width where a dot is all that is typed yet. */
export interface Field extends Span {
  readonly name: string;
}

/**
 * `chain`: `.a.b`, `$.a`, `$name.a`, or `.a` right behind a parenthesis. `from` says where it starts: at the dot, at a
 * variable (`$` alone is the root), or behind `)`.
 */
export type Token =
  | ({ readonly type: 'chain'; readonly from: string; readonly fields: readonly Field[] } & Span)
  | ({ readonly type: 'string'; readonly value: string } & Span)
  | ({ readonly type: 'word'; readonly value: string } & Span)
  | ({ readonly type: 'sign'; readonly value: string } & Span);

const SPACE = /[\s,]+|-?\s*\/\*[^]*?\*\//y;
const CHAIN = /(\$\w*)?((?:\.[\p{L}_][\p{L}\p{N}_]*)*)(\.?)/uy;
const STRING = /"((?:[^"\\\n]|\\.)*)"?|`([^`]*)`?|'(?:[^'\\\n]|\\.)*'?/y;
const WORD = /[\p{L}\p{N}_+-][\p{L}\p{N}_.-]*/uy;
const SIGN = /:=|[^]/y;

/** Words of the action at `action` in `text`, with offsets of the text. */
export function actionTokens(text: string, action: Span): readonly Token[] {
  const content = contentOf(text, action);
  const tokens: Token[] = [];
  let at = content.start;
  while (at < content.end) {
    const space = matchAt(SPACE, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = tokenAt(text, at, content.end);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Behind `{{` or `{{-`, before `}}` or `-}}`. */
function contentOf(text: string, { start, end }: Span): Span {
  const first = text.startsWith('{{-', start) ? start + 3 : start + 2;
  return { start: first, end: text[end - 3] === '-' && end - 3 >= first ? end - 3 : end - 2 };
}

function tokenAt(text: string, at: number, limit: number): Token {
  const span = (length: number): Span => ({ start: at, end: Math.min(at + length, limit) });
  const chain = matchAt(CHAIN, text, at);
  if (chain && chain[0] !== '') {
    const from = chain[1] ?? (text[at - 1] === ')' ? ')' : '');
    return { type: 'chain', from, fields: fieldsOf(chain[0], at), ...span(chain[0].length) };
  }
  const string = matchAt(STRING, text, at);
  if (string) return { type: 'string', value: string[1] ?? string[2] ?? '', ...span(string[0].length) };
  const word = matchAt(WORD, text, at);
  if (word) return { type: 'word', value: word[0], ...span(word[0].length) };
  const sign = matchAt(SIGN, text, at)?.[0] ?? '';
  return { type: 'sign', value: sign, ...span(Math.max(1, sign.length)) };
}

function fieldsOf(chain: string, start: number): readonly Field[] {
  const dots = [...chain.matchAll(/\./g)].map(({ index }) => index);
  const fields = dots.map((dot, index) => {
    const end = dots[index + 1] ?? chain.length;
    return { name: chain.slice(dot + 1, end), start: start + dot + 1, end: start + end };
  });
  return chain === '.' ? [] : fields;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
