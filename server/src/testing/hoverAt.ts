import { hover } from '../ide/hover';
import { atCursor, ROOT } from './fixture';

/** Markdown of the hover at `$0`, with links as paths; undefined where there is none. */
export function hoverAt(source: string): string | undefined {
  const { snapshot, uri, offset } = atCursor(source);
  return hover(snapshot, uri, offset)?.markdown.replaceAll(ROOT, '');
}
