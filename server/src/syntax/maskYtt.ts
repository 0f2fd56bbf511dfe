/**
 * A length-preserving mask over ytt templates: a value that a `#@` comment computes, and text in `(@ … @)`. Statements
 * on lines of their own are comments to YAML already.
 * @see https://carvel.dev/ytt/docs/latest/yaml/
 */
import type { Masked } from './mask';
import { MASK } from './scalars';

/** A statement, a value, or an annotation of ytt's own; other tools' comments have other words. */
const YTT = /(?:^|\s)#@(?:[ \t]|(?:data|overlay|schema|yaml|library)\/)/;
const COMPUTED = /#@[ \t][^\r\n]*/g;
/** In front of a value: dashes, a key, or both. */
const LEAD = /^[ \t]*(?:(?:-[ \t]+)*[^\s#:][^#:]*:[ \t]+|(?:-[ \t]+)+)/;
/** No second one opens within it: else each that does not close would read the line to its end. */
const TEXT = /\(@(?:[^\r\n(]|\((?!@))*?@\)/g;

export function maskYtt(text: string): Masked {
  if (!text.includes('#@') || !YTT.test(text)) return { text, templated: false };
  let masked = '';
  let done = 0;
  for (const { 0: comment, index } of text.matchAll(COMPUTED)) {
    const line = text.lastIndexOf('\n', index - 1) + 1;
    const lead = LEAD.exec(text.slice(line, index));
    if (!lead || /\S$/.test(text.slice(line, index))) continue;
    const start = line + lead[0].length; // what is written there gives way
    masked += text.slice(done, start) + MASK.repeat(index + comment.length - start);
    done = index + comment.length;
  }
  masked += text.slice(done);
  return { text: masked.replace(TEXT, (found) => MASK.repeat(found.length)), templated: true };
}
