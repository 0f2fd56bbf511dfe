/** The fast parser: js-yaml's events. It gives up at the first error; `parseRecovering` takes over there. */
import { EVENT_ID, getScalarValue, parseEvents as parse } from 'js-yaml';
import { TreeBuilder } from './builder';
import type { Node, ScalarStyle } from './node';

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
  const flows: boolean[] = [];
  let last = 0;
  for (const event of parse(text, { maxDepth: MAX_DEPTH })) {
    switch (event.type) {
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const flow = event.style === FLOW;
        last = Math.max(last, event.start + (flow ? 1 : 0));
        flows.push(flow);
        const kind = event.type === EVENT_ID.MAPPING ? 'map' : 'seq';
        builder.open(kind, event.start, flow, slice(text, event.anchorStart, event.anchorEnd));
        break;
      }
      case EVENT_ID.SCALAR: {
        const empty = event.valueStart < 0;
        const start = empty ? afterColon(text, last) : event.valueStart;
        const end = empty ? start : Math.min(event.valueEnd, text.length);
        const value = empty ? '' : getScalarValue(text, event);
        const tag = slice(text, event.tagStart, event.tagEnd);
        const anchor = slice(text, event.anchorStart, event.anchorEnd);
        const style = STYLES[event.style] ?? 'plain';
        builder.scalar(value, start, end, style, tag, anchor);
        last = style === 'single' || style === 'double' ? end + 1 : end;
        break;
      }
      case EVENT_ID.ALIAS:
        builder.alias(text.slice(event.anchorStart, event.anchorEnd), event.anchorStart, event.anchorEnd);
        last = event.anchorEnd;
        break;
      case EVENT_ID.POP: {
        if (builder.depth === 0) break; // the document's own
        if (flows.pop()) last = closingBracket(text, last);
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

/** Where a value that is not there would stand: after the colon of its key. */
function afterColon(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':' ? at + 1 : from;
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
