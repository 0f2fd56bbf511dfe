/** The fast parser: js-yaml's events. It gives up at the first error; `parseRecovering` takes over there. */
import { EVENT_ID, getScalarValue, parseEvents as parse } from 'js-yaml';
import { blockEnd, hasBracket, placeOfNothing, TreeBuilder } from './builder';
import type { Node, ScalarStyle } from './node';

/** In variables of our own: an imported name is looked up at each use, and these are used for each word of a workspace. */
const { SEQUENCE, MAPPING, SCALAR, ALIAS, POP } = EVENT_ID;
const valueOf = getScalarValue;

const STYLES: Readonly<Record<number, ScalarStyle>> = {
  1: 'plain',
  2: 'single',
  3: 'double',
  4: 'block',
  5: 'block',
};
const FLOW = 2;
export const MAX_DEPTH = 100;

/** Root of the one document in `text`, or undefined where it is empty. Throws at a syntax error. */
export function parseEvents(text: string, intern: (value: string) => string): Node | undefined {
  const builder = new TreeBuilder(intern);
  /** Of each open collection: whether a bracket of its own ends it. */
  const brackets: boolean[] = [];
  let last = 0;
  for (const event of parse(text, { maxDepth: MAX_DEPTH })) {
    switch (event.type) {
      case SEQUENCE:
      case MAPPING: {
        const flow = event.style === FLOW;
        const kind = event.type === MAPPING ? 'map' : 'seq';
        const bracket = flow && hasBracket(text, event.start, kind);
        last = Math.max(last, event.start + (bracket ? 1 : 0));
        brackets.push(bracket);
        builder.open(kind, event.start, flow, slice(text, event.anchorStart, event.anchorEnd));
        break;
      }
      case SCALAR: {
        const empty = event.valueStart < 0;
        const start = empty ? placeOfNothing(text, last) : event.valueStart;
        const style = STYLES[event.style] ?? 'plain';
        const valueEnd = Math.min(event.valueEnd, text.length);
        const end = empty ? start : style === 'block' ? blockEnd(text, start, valueEnd) : valueEnd;
        const value = empty ? '' : valueOf(text, event);
        const tag = slice(text, event.tagStart, event.tagEnd);
        const anchor = slice(text, event.anchorStart, event.anchorEnd);
        builder.scalar(value, start, end, style, tag, anchor);
        last = style === 'single' || style === 'double' ? end + 1 : end;
        break;
      }
      case ALIAS:
        builder.alias(text.slice(event.anchorStart, event.anchorEnd), event.anchorStart - 1, event.anchorEnd);
        last = event.anchorEnd;
        break;
      case POP: {
        if (builder.depth === 0) break; // the document's own
        if (brackets.pop()) last = closingBracket(text, last);
        builder.close(last);
        break;
      }
      default:
    }
  }
  return builder.root;
}

function slice(text: string, start: number, end: number): string | undefined {
  return start < 0 ? undefined : text.slice(start, end);
}

/** Offset behind the bracket that ends the flow collection whose last content ends at `from`. */
function closingBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === ']' || char === '}') return at + 1;
    if (char === '#') {
      const line = text.indexOf('\n', at);
      if (line < 0) return text.length;
      at = line;
    }
  }
  return text.length;
}
