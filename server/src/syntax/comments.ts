/** Where the comments of a document stand. A `#` within a quoted or a block scalar is none. */
import type { Node } from './node';
import type { Span } from './span';

/** From the `#` to the end of its line, the line break left out. */
export interface Comment extends Span {
  readonly text: string;
  /** True where nothing but space stands before it on its line. */
  readonly alone: boolean;
}

/**
 * Comments of the document in `text`, whose tree is `root`, in order. A plain scalar cannot hold one.
 * @see https://yaml.org/spec/1.2.2/#66-comments
 */
export function commentsIn(text: string, root: Node | undefined): readonly Comment[] {
  const scalars = root ? [...quotedIn(root)].toSorted((a, b) => a.start - b.start) : [];
  let next = 0;
  const comments: Comment[] = [];
  const hash = /(?<=^|\s)#[^\r\n]*/g;
  for (let match = hash.exec(text); match; match = hash.exec(text)) {
    const start = match.index;
    while ((scalars[next]?.end ?? start + 1) <= start) next++;
    const around = scalars[next];
    if (around && around.start <= start) {
      hash.lastIndex = around.end;
      continue;
    }
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const alone = text.slice(lineStart, start).trim() === '';
    comments.push({ start, end: start + match[0].length, text: match[0], alone });
  }
  return comments;
}

/** Scalars that may hold a `#`: quoted ones and block ones, keys among them. */
function* quotedIn(node: Node): Generator<Span> {
  switch (node.kind) {
    case 'scalar':
      if (node.style !== 'plain') yield node;
      break;
    case 'seq':
      for (const item of node.items) yield* quotedIn(item);
      break;
    case 'map':
      for (const { key, value } of node.entries) {
        yield* quotedIn(key);
        yield* quotedIn(value);
      }
  }
}
