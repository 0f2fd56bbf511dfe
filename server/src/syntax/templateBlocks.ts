/** Parts of a Go template that its rendering may leave out: bodies of named templates, and branches behind `else`. */
import type { Span } from './span';

const KEYWORD = /^\{\{-?\s*(if|with|range|define|block|else|end)\b/;

interface Open {
  readonly keyword: string;
  readonly start: number;
  /** Start of the first `else`. */
  detour: number | undefined;
}

/**
 * The outermost of such parts, in order. A named template goes with the actions that open and end it; a branch from
 * its `else` to before the `end`. Blocks that never end have none.
 */
export function detours(text: string, actions: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  const open: Open[] = [];
  for (const { start, end } of actions) {
    const [, keyword] = KEYWORD.exec(text.slice(start, start + 20)) ?? [];
    const top = open.at(-1);
    if (keyword === 'else' && top) top.detour ??= start;
    else if (keyword === 'end') {
      const closed = open.pop();
      if (closed?.keyword === 'define') add(found, { start: closed.start, end });
      else if (closed?.detour !== undefined) add(found, { start: closed.detour, end: start });
    } else if (keyword !== undefined && keyword !== 'else') open.push({ keyword, start, detour: undefined });
  }
  return found;
}

/** Those within `span` give way to it: they ended before. */
function add(found: Span[], span: Span): void {
  while ((found.at(-1)?.start ?? -1) >= span.start) found.pop();
  found.push(span);
}
