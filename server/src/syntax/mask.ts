/**
 * A length-preserving mask over Go and Jinja template actions, so that a template parses as YAML with every
 * offset still true. Lines that hold nothing but actions are blanked; actions within a line become `MASK`
 * characters, which make the scalar around them unknown.
 */
import type { Span } from './span';
import { MASK } from './scalars';
import { templateActions } from './templateActions';
import { detours } from './templateBlocks';

/** An action that writes an indented block of its own: `{{ toYaml .x | nindent 4 }}`. */
const BLOCK = /\bn?indent\s+\d+\s*-?\}\}$/;
/** An action that writes nothing by itself, as in `"{{ .x }}"{{ end }}`. */
const CONTROL = /^\{\{-?\s*(?:if|with|range|else|end|\/\*)/;
/** A line whose value is on the lines below. */
const BLOCK_SCALAR = /(?:^|[ \t])[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/;
/** Of the text in front of a line in which its block scalar is looked for. */
const LOOK_BACK = 400;

/**
 * `straight`: what the rendering may leave out is blanked as well, since both branches of an `if` together may be
 * no YAML.
 */
export type MaskStyle = 'all' | 'straight';

export interface Masked {
  readonly text: string;
  /** True where the text held any template action. */
  readonly templated: boolean;
}

interface Piece extends Span {
  readonly cover: 'blank' | 'as it stands';
}

export function mask(text: string, style: MaskStyle = 'all'): Masked {
  const actions = templateActions(text);
  if (actions.length === 0) return { text, templated: false };
  const pieces = style === 'all' ? actions.map(asItStands) : straightened(text, actions);
  let masked = '';
  let done = 0;
  for (const group of groupByLine(text, pieces)) {
    const alone = isBlank(textBetween(text, group)) && !opensBlockScalar(text, group);
    for (const piece of group) {
      const source = text.slice(piece.start, piece.end);
      const blank = alone || piece.cover === 'blank' || BLOCK.test(source);
      masked += text.slice(done, piece.start) + covered(source, blank ? ' ' : MASK);
      done = piece.end;
    }
  }
  return { text: masked + text.slice(done), templated: true };
}

/** Each character but line breaks and what indents a line. */
function covered(source: string, by: string): string {
  if (!/[\r\n]/.test(source)) return by.repeat(source.length);
  return source.replace(/(?<=[\r\n])[ \t]+|[^\r\n]/g, (found) => (found.length > 1 ? found : by));
}

function asItStands({ start, end }: Span): Piece {
  return { start, end, cover: 'as it stands' };
}

function straightened(text: string, actions: readonly Span[]): readonly Piece[] {
  const left = detours(text, actions);
  let next = 0;
  const kept = actions.filter(({ start }) => {
    while ((left[next]?.end ?? start + 1) <= start) next++;
    return start < (left[next]?.start ?? start + 1);
  });
  const pieces = kept.map((action): Piece => {
    const behindValue = /(?:["'\]]|(?<!\})\})\s?$/.test(
      text.slice(Math.max(0, action.start - 3), action.start),
    );
    const isControl = behindValue && CONTROL.test(text.slice(action.start, action.start + 20));
    return { ...action, cover: isControl ? 'blank' : 'as it stands' };
  });
  return [...pieces, ...left.map((span): Piece => ({ ...span, cover: 'blank' }))].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** Pieces that follow each other without a line break between them. */
function groupByLine(text: string, pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && !text.slice(last.end, piece.start).includes('\n')) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** What stands on the lines of `group` beside its pieces. */
function textBetween(text: string, group: readonly Piece[]): string {
  const first = group[0]?.start ?? 0;
  let at = text.lastIndexOf('\n', first - 1) + 1;
  let rest = '';
  for (const piece of group) {
    rest += text.slice(at, piece.start);
    at = piece.end;
  }
  const lineEnd = text.indexOf('\n', at);
  return rest + text.slice(at, lineEnd < 0 ? text.length : lineEnd);
}

/**
 * True where `group` is the first line of a block scalar. Blanked, it would be a leading empty line, and one that is
 * longer than the next line is indented is an error.
 * @see https://yaml.org/spec/1.2.2/#8111-block-indentation-indicator
 */
function opensBlockScalar(text: string, group: readonly Piece[]): boolean {
  const first = group[0]?.start ?? 0;
  const lineStart = text.lastIndexOf('\n', first - 1) + 1;
  const above = text.slice(Math.max(0, lineStart - LOOK_BACK), lineStart).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  const indent = first - lineStart;
  return BLOCK_SCALAR.test(line) && indent > line.search(/\S/);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
