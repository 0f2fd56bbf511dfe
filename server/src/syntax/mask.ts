/**
 * A length-preserving mask over Go and Jinja template actions, so that a template parses as YAML with every
 * offset still true. Lines that hold nothing but actions are blanked; actions within a line become `MASK`
 * characters, which make the scalar around them unknown.
 */
import type { Span } from './span';
import { MASK } from './scalars';
import { templateActions } from './templateActions';

/** An action that writes an indented block of its own: `{{ toYaml .x | nindent 4 }}`. */
const BLOCK = /\bn?indent\s+\d+\s*-?\}\}$/;

export interface Masked {
  readonly text: string;
  /** True where the text held any template action. */
  readonly templated: boolean;
}

export function mask(text: string): Masked {
  const actions = templateActions(text);
  if (actions.length === 0) return { text, templated: false };
  let masked = '';
  let done = 0;
  for (const group of groupByLine(text, actions)) {
    const alone = isBlank(textBetween(text, group));
    for (const action of group) {
      const source = text.slice(action.start, action.end);
      const cover = alone || BLOCK.test(source) ? ' ' : MASK;
      masked += text.slice(done, action.start) + source.replace(/[^\r\n]/g, cover);
      done = action.end;
    }
  }
  return { text: masked + text.slice(done), templated: true };
}

/** Actions that follow each other without a line break between them. */
function groupByLine(text: string, actions: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const action of actions) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && !text.slice(last.end, action.start).includes('\n')) group.push(action);
    else groups.push([action]);
  }
  return groups;
}

/** What stands on the lines of `group` beside its actions. */
function textBetween(text: string, group: readonly Span[]): string {
  const first = group[0]?.start ?? 0;
  let at = text.lastIndexOf('\n', first - 1) + 1;
  let rest = '';
  for (const action of group) {
    rest += text.slice(at, action.start);
    at = action.end;
  }
  const lineEnd = text.indexOf('\n', at);
  return rest + text.slice(at, lineEnd < 0 ? text.length : lineEnd);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
