/**
 * The YAML tree that the kinds decode: small, positioned, independent of the parser that made it.
 * Offsets count from the start of the document. Aliases stand as the node that they name (with that node's
 * span), merge keys (`<<`) are already applied. Trees are dropped after decoding; only scalars are kept.
 */
import type { Span } from './span';

export type Node = ScalarNode | MapNode | SeqNode;

/**
 * `template`: the value holds an expression (`{{ … }}`, `${…}`), so nothing is known of it but its place.
 * The others follow what the Kubernetes API server makes of a plain scalar (YAML 1.1 booleans included).
 */
export type ScalarType = 'string' | 'number' | 'boolean' | 'null' | 'template';
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** A scalar where it stands; `start` and `end` lie within the quotes, so that an edit replaces the content. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string;
  readonly type: ScalarType;
  readonly style: ScalarStyle;
  /** What stands there, where rendering made another value of it: `web` of a prefixed `prod-web`. */
  readonly written?: string;
  /** Where else it is written, where rendering made one of several: keys that both have, values that a patch repeats. */
  readonly also?: readonly ScalarNode[];
}

export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: Node;
}

export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  readonly flow: boolean;
}

export interface SeqNode extends Span {
  readonly kind: 'seq';
  readonly items: readonly Node[];
  readonly flow: boolean;
}

/** A scalar kept by the decoded facts. */
export type Text = ScalarNode;

export function isKnown(text: Text | undefined): text is Text {
  return text !== undefined && text.type !== 'template';
}

/** The value under `key`; of equal keys the last, as the API server reads them. Null counts as absent. */
export function get(node: Node | undefined, key: string): Node | undefined {
  const entry = entryOf(node, key);
  return entry && !isNull(entry.value) ? entry.value : undefined;
}

export function entryOf(node: Node | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  const { entries } = node;
  for (let at = entries.length - 1; at >= 0; at--) if (entries[at]?.key.value === key) return entries[at];
  return undefined;
}

/** From the key to the end of the value, quotes included; an alias ends where its key does. */
export function entrySpan({ key, value }: MapEntry): Span {
  const [keyQuote, valueQuote] = [key, value].map((node) => (isQuoted(node) ? 1 : 0));
  return { start: key.start - (keyQuote ?? 0), end: Math.max(key.end, value.end + (valueQuote ?? 0)) };
}

function isQuoted(node: Node): boolean {
  return node.kind === 'scalar' && (node.style === 'single' || node.style === 'double');
}

/** Follows `keys` from `node`. */
export function at(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  let current = node;
  for (const key of keys) current = get(current, key);
  return current;
}

export function scalarAt(node: Node | undefined, ...keys: readonly string[]): Text | undefined {
  const found = at(node, ...keys);
  return found?.kind === 'scalar' ? found : undefined;
}

export function mapAt(node: Node | undefined, ...keys: readonly string[]): MapNode | undefined {
  const found = at(node, ...keys);
  return found?.kind === 'map' ? found : undefined;
}

/** Items of the sequence at `keys`, nulls left out; empty where there is none. */
export function itemsAt(node: Node | undefined, ...keys: readonly string[]): readonly Node[] {
  const found = at(node, ...keys);
  return found?.kind === 'seq' ? found.items.filter((item) => !isNull(item)) : [];
}

/** Scalars of the sequence at `keys`. */
export function textsAt(node: Node | undefined, ...keys: readonly string[]): readonly Text[] {
  return itemsAt(node, ...keys).filter((item) => item.kind === 'scalar');
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

/** The whole number that `text` writes, unless it is quoted, templated or no whole number. */
export function integer(text: Text | undefined): number | undefined {
  if (text?.type !== 'number') return undefined;
  const value = Number(text.value.replaceAll('_', '').replace(/^0(?=[0-7]+$)/, '0o')); // `010` is octal
  return Number.isSafeInteger(value) ? value : undefined;
}

/** True or false as written, undefined where absent, templated or anything else. */
export function boolean(text: Text | undefined): boolean | undefined {
  return text?.type === 'boolean' ? /^(true|yes|on|y)$/i.test(text.value) : undefined;
}
