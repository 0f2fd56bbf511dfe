/**
 * Where the actions of a Go (or Jinja) template stand. What stands in a string or a comment of an action ends it not:
 * `{{ "}}" }}` is one action.
 */
import type { Span } from './span';

/** Actions of `text` in order, delimiters included. One that never ends, and all behind it, are text. */
export function templateActions(text: string): readonly Span[] {
  const actions: Span[] = [];
  const find = actionEnds(text);
  const opener = /\{[{%]/g;
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const end = match[0] === '{%' ? indexBehind(text, '%}', match.index + 2) : find(match.index + 2);
    if (end < 0) break;
    actions.push({ start: match.index, end });
    opener.lastIndex = end;
  }
  return actions;
}

/** Offset behind the `}}` that ends an action whose content starts at an offset; negative where nothing does. */
function actionEnds(text: string): (from: number) => number {
  /** Set once a comment does not end: no later one does either, and each search would read all the text. */
  let commentsEnd = true;
  return (from) => {
    if (commentsEnd && /^-?\s*\/\*/.test(text.slice(from, from + 8))) {
      const comment = text.indexOf('*/', text.indexOf('/*', from) + 2);
      commentsEnd = comment >= 0;
      if (commentsEnd) return indexBehind(text, '}}', comment);
    }
    return endBehindStrings(text, from) ?? indexBehind(text, '}}', from);
  };
}

/** The next string (quoted ones end with their line), or the end of the action. */
const STRING_OR_END = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|\}\}|["'`]/g;

/** Undefined where a string does not end: the text is being typed. */
function endBehindStrings(text: string, from: number): number | undefined {
  STRING_OR_END.lastIndex = from;
  for (let match = STRING_OR_END.exec(text); match; match = STRING_OR_END.exec(text)) {
    if (match[0] === '}}') return match.index + 2;
    if (match[0].length === 1) return undefined;
  }
  return -1;
}

function indexBehind(text: string, closer: string, from: number): number {
  const at = text.indexOf(closer, from);
  return at < 0 ? -1 : at + closer.length;
}
