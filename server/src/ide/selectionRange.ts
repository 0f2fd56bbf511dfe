/** Selection ranges: the value at the cursor, its entry, the map or list around it, and so on up to the document. */
import { parseOneDocument } from '../syntax/document';
import type { Node } from '../syntax/node';
import { shift, type Span, touches } from '../syntax/span';
import type { Snapshot } from '../workspace/snapshot';

/** Ranges around `offset` of the file `uri`, whose text is `text`: absolute, the innermost first. */
export function selectionRanges(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  text: string,
): readonly Span[] {
  const facts = snapshot.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const start = facts?.starts[index];
  if (!facts || start === undefined) return [];
  const end = facts.starts[index + 1] ?? text.length;
  const { root } = parseOneDocument(text.slice(start, end), (value) => value);
  const spans = root ? spansAround(root, offset - start) : [];
  return outward(spans).map((span) => shift(span, start));
}

/** From the outermost to the innermost. */
function spansAround(node: Node, offset: number): readonly Span[] {
  if (!touches(node, offset)) return [];
  const own = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'scalar':
      return [own];
    case 'seq': {
      const item = node.items.find((each) => touches(each, offset));
      return [own, ...(item ? spansAround(item, offset) : [])];
    }
    case 'map': {
      const entry = node.entries.find(({ key, value }) =>
        touches({ start: key.start, end: Math.max(key.end, value.end) }, offset),
      );
      if (!entry) return [own];
      const { key, value } = entry;
      const whole = { start: key.start, end: Math.max(key.end, value.end) };
      return [
        own,
        whole,
        ...(touches(key, offset) ? [{ start: key.start, end: key.end }] : spansAround(value, offset)),
      ];
    }
  }
}

/** Innermost first, each within the next, none twice: an alias stands elsewhere. */
function outward(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const outer = found.at(-1);
    const inside = !outer || (outer.start <= span.start && span.end <= outer.end);
    const smaller = !outer || span.end - span.start < outer.end - outer.start;
    if (inside && smaller) found.push(span);
  }
  return found.toReversed();
}
