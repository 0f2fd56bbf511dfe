/**
 * Builds the tree of one document from parser callbacks. Both parsers use it, so that anchors, merge keys,
 * types and limits are decided in one place.
 */
import type { MapEntry, Node, ScalarNode, ScalarStyle } from './node';
import { scalarType } from './scalars';

/** Nodes that the aliases of one document may stand for, nested ones counted each time; more is an alias bomb. */
export const MAX_ALIASED_NODES = 100_000;

export class TooManyAliases extends Error {}

interface OpenMap {
  readonly kind: 'map';
  readonly start: number;
  readonly flow: boolean;
  readonly entries: MapEntry[];
  key: ScalarNode | undefined;
  /** True once it holds a merge key. */
  merges: boolean;
  readonly anchor: string | undefined;
  /** Nodes that stood in the tree when it was opened. */
  readonly before: number;
}

interface OpenSeq {
  readonly kind: 'seq';
  readonly start: number;
  readonly flow: boolean;
  readonly items: Node[];
  readonly anchor: string | undefined;
  readonly before: number;
}

interface Anchored {
  readonly node: Node;
  /** Nodes within it, itself included. */
  readonly size: number;
}

export class TreeBuilder {
  root: Node | undefined;
  readonly #intern: (value: string) => string;
  readonly #stack: (OpenMap | OpenSeq)[] = [];
  readonly #anchors = new Map<string, Anchored>();
  #nodes = 0;
  #aliased = 0;

  constructor(intern: (value: string) => string) {
    this.#intern = intern;
  }

  get depth(): number {
    return this.#stack.length;
  }

  open(kind: 'map' | 'seq', start: number, flow: boolean, anchor: string | undefined): void {
    this.#stack.push(
      kind === 'map'
        ? { kind, start, flow, entries: [], key: undefined, merges: false, anchor, before: this.#nodes }
        : { kind, start, flow, items: [], anchor, before: this.#nodes },
    );
  }

  /** Closes the innermost collection; `end` is behind its bracket, or behind its last content. */
  close(end: number): void {
    const top = this.#stack.pop();
    if (!top) return;
    const node: Node =
      top.kind === 'map'
        ? {
            kind: 'map',
            start: startOf(top),
            end,
            flow: top.flow,
            entries: top.merges ? withMerges(top.entries) : top.entries,
          }
        : { kind: 'seq', start: top.start, end, flow: top.flow, items: top.items };
    this.#add(node);
    if (top.anchor !== undefined) this.#anchors.set(top.anchor, { node, size: this.#nodes - top.before });
  }

  scalar(value: string, start: number, end: number, style: ScalarStyle, tag?: string, anchor?: string): void {
    const type = scalarType(value, style, tag);
    const node: ScalarNode = { kind: 'scalar', start, end, value: this.#intern(value), type, style };
    if (anchor !== undefined) this.#anchors.set(anchor, { node, size: 1 });
    this.#add(node);
  }

  /** An alias stands as the node that it names; an unknown one as null. */
  alias(name: string, start: number, end: number): void {
    const anchored = this.#anchors.get(name);
    if (!anchored) return this.scalar('', start, end, 'plain');
    this.#aliased += anchored.size;
    if (this.#aliased > MAX_ALIASED_NODES) throw new TooManyAliases();
    this.#nodes += anchored.size - 1;
    this.#add(anchored.node);
  }

  #add(node: Node): void {
    this.#nodes++;
    const top = this.#stack.at(-1);
    if (!top) this.root ??= node;
    else if (top.kind === 'seq') top.items.push(node);
    else if (top.key === undefined) top.key = asKey(node);
    else {
      top.merges ||= isMerge(top.key);
      top.entries.push({ key: top.key, value: node });
      top.key = undefined;
    }
  }
}

/** Where a value or an item that is not there would stand: after the colon or the dash behind `from`. */
export function placeOfNothing(text: string, from: number): number {
  const gap = /(?:\s|(?<=\s)#.*)*/y;
  gap.lastIndex = from;
  gap.test(text);
  const at = gap.lastIndex;
  return /^(?::|-(?!\S))/.test(text.slice(at, at + 2)) ? at + 1 : from;
}

/** False for the map in `[a: b]`: it is in flow style, and yet has no braces. */
export function hasBracket(text: string, start: number, kind: 'map' | 'seq'): boolean {
  return text[start] === (kind === 'map' ? '{' : '[');
}

/** A block scalar ends with its last character that shows, whatever a parser counts to it. */
export function blockEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** A block map starts with its first key, behind what anchors or tags that key. */
function startOf({ start, flow, entries }: OpenMap): number {
  const key = flow ? undefined : entries[0]?.key;
  return key ? Math.max(start, isQuoted(key) ? key.start - 1 : key.start) : start;
}

function isQuoted(node: Node): boolean {
  return node.kind === 'scalar' && (node.style === 'single' || node.style === 'double');
}

/** Kubernetes has no keys but strings; anything else keeps its place with a name that nothing asks for. */
function asKey(node: Node): ScalarNode {
  if (node.kind === 'scalar') return node;
  return { kind: 'scalar', start: node.start, end: node.end, value: '', type: 'null', style: 'plain' };
}

function isMerge({ value, style }: ScalarNode): boolean {
  return value === '<<' && style === 'plain';
}

/** Applies `<<`: entries of the merged maps come first, so that the map's own win. */
function withMerges(entries: MapEntry[]): readonly MapEntry[] {
  const own = entries.filter((entry) => entry.key.value !== '<<');
  const names = new Set(own.map((entry) => entry.key.value));
  const merged: MapEntry[] = [];
  for (const entry of entries) {
    if (entry.key.value !== '<<') continue;
    const sources = entry.value.kind === 'seq' ? entry.value.items : [entry.value];
    for (const source of sources) {
      if (source.kind !== 'map') continue;
      for (const inherited of source.entries) {
        if (names.has(inherited.key.value)) continue;
        names.add(inherited.key.value);
        merged.push(inherited);
      }
    }
  }
  return [...merged, ...own];
}
