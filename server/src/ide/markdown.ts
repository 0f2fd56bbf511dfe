/** Markdown of the hovers. Text of manifests is escaped: it may hold anything. */
import { type KubeObject, refOf } from '../kinds/object';
import { isKnown, type Text } from '../syntax/node';
import { MASK } from '../syntax/scalars';
import type { Span } from '../syntax/span';
import type { Location, Snapshot } from '../workspace/snapshot';

const MAX_LENGTH = 80;
const MAX_ITEMS = 6;

/** `text` as inline code: one line, shortened. */
export function code(text: string): string {
  const line = plain(text);
  const fence = line.includes('`') ? '``' : '`';
  return line.includes('``') ? escaped(line) : `${fence}${line}${fence}`;
}

/** The value as written, or `…` for one that a template makes. */
export function valueOf(text: Text | undefined): string {
  return isKnown(text) ? plain(text.value) : '…';
}

/** `[deployment/web](file:///web.yaml#L12)`; it leads to `span`, or else to the object's name. */
export function linkTo(
  snapshot: Snapshot,
  object: KubeObject,
  span: Span = object.name ?? object.kind,
  label: string = refOf(object),
): string {
  return linkToPlace(snapshot, snapshot.locate(object, span), label);
}

/** `[values.yaml](file:///chart/values.yaml#L12)` */
export function linkToPlace(snapshot: Snapshot, { uri, start }: Location, label: string): string {
  const line = (snapshot.file(uri)?.lines.positionAt(start).line ?? 0) + 1;
  const target = uri.replace(/[()\s<>\\]/g, (found) =>
    encodeURIComponent(found).replace('(', '%28').replace(')', '%29'),
  );
  return `[${escaped(plain(label))}](${target}#L${line})`;
}

/** `a, b and 4 more`. */
export function inline(items: readonly string[], max = MAX_ITEMS): string {
  return items.length <= max
    ? items.join(', ')
    : `${items.slice(0, max).join(', ')} and ${items.length - max} more`;
}

/** A list with a line for each item, the last one for all that are too many. */
export function bullets(items: readonly string[], max = MAX_ITEMS): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - max;
  const shown = rest > 0 ? [...items.slice(0, max), `and ${rest} more`] : items;
  return [shown.map((item) => `- ${item}`).join('\n')];
}

/** One line without template masks. */
export function plain(text: string): string {
  const line = text.replaceAll(new RegExp(`${MASK}+`, 'g'), '…').replaceAll(/\s+/g, ' ');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

/** A sentence in which parts in backticks are code, and what else looks like Markdown is none. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&!|~#]/g, String.raw`\$&`);
}
