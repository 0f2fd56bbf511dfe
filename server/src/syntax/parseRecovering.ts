/** The careful parser: `yaml` goes on behind an error and names each. Slower, so only broken text comes here. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  type Node as YamlNode,
  parseDocument,
  type ParsedNode,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { blockEnd, hasBracket, placeOfNothing, TooManyAliases, TreeBuilder } from './builder';
import type { Node, ScalarStyle } from './node';
import { MAX_DEPTH } from './parseEvents';
import type { Span } from './span';

export interface SyntaxProblem extends Span {
  readonly message: string;
}

export interface Recovered {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.BLOCK_LITERAL]: 'block',
  [Scalar.BLOCK_FOLDED]: 'block',
};

/** Tree of what can be read of the one document in `text`, and what is wrong with it. Never throws. */
export function parseRecovering(text: string, intern: (value: string) => string): Recovered {
  try {
    const options = { uniqueKeys: false, logLevel: 'silent', prettyErrors: false, merge: false } as const;
    const document = parseDocument(text, { ...options, schema: 'failsafe' });
    const problems = document.errors
      .filter((error) => error.code !== 'MULTIPLE_DOCS')
      .map((error) => ({ start: error.pos[0], end: error.pos[1], message: error.message }));
    const builder = new TreeBuilder(intern);
    if (document.contents) visit(document.contents, builder, text, 0);
    return { root: builder.root, problems };
  } catch (error) {
    const message =
      error instanceof TooManyAliases
        ? 'Too many aliases'
        : error instanceof Error
          ? error.message
          : String(error);
    return { root: undefined, problems: [{ start: 0, end: Math.min(1, text.length), message }] };
  }
}

/** Hands `node` to `builder`, and says where it ends; `place` is where the content before it does. */
function visit(
  node: ParsedNode | YamlNode | null,
  builder: TreeBuilder,
  text: string,
  place: number,
): number {
  if (node === null || builder.depth >= MAX_DEPTH) return visitNothing(builder, text, place);
  if (isAlias(node)) return visitAlias(node, builder);
  if (isScalar(node)) return visitScalar(node, builder, text, place);
  return visitCollection(node as YAMLMap | YAMLSeq, builder, text);
}

function visitCollection(collection: YAMLMap | YAMLSeq, builder: TreeBuilder, text: string): number {
  const [start, end] = [collection.range?.[0] ?? 0, collection.range?.[1] ?? 0];
  const flow = collection.flow === true;
  const kind = isMap(collection) ? 'map' : 'seq';
  const bracket = flow && hasBracket(text, start, kind);
  builder.open(kind, start, flow, collection.anchor);
  let last = bracket ? start + 1 : start;
  if (isMap(collection)) {
    for (const pair of collection.items) {
      last = visit(pair.key as YamlNode | null, builder, text, last);
      last = visit(pair.value as YamlNode | null, builder, text, last);
    }
  } else for (const item of collection.items) last = visit(item as YamlNode | null, builder, text, last);
  if (bracket) last = end;
  builder.close(last);
  return last;
}

function visitNothing(builder: TreeBuilder, text: string, place: number, node?: Scalar): number {
  const nowhere = placeOfNothing(text, place);
  builder.scalar('', nowhere, nowhere, 'plain', tagOf(node), node?.anchor);
  return nowhere;
}

function visitAlias(node: Alias, builder: TreeBuilder): number {
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  builder.alias(node.source, start, end);
  return end;
}

function visitScalar(node: Scalar, builder: TreeBuilder, text: string, place: number): number {
  const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  if (from === to) return visitNothing(builder, text, place, node);
  const style = STYLES[node.type ?? ''] ?? 'plain';
  const { start, end } = contentOf(text, from, to, style);
  builder.scalar(String(node.value ?? ''), start, end, style, tagOf(node), node.anchor);
  return style === 'block' ? end : to;
}

/** Where the value of a scalar stands: within its quotes, or below its `|`. */
function contentOf(text: string, from: number, to: number, style: ScalarStyle): Span {
  switch (style) {
    case 'plain':
      return { start: from, end: to };
    case 'block': {
      const start = text.indexOf('\n', from) + 1 || to;
      return { start, end: blockEnd(text, start, to) };
    }
    case 'single':
    case 'double': {
      const closed = to > from + 1 && text[to - 1] === text[from];
      return { start: from + 1, end: closed ? to - 1 : Math.max(from + 1, to) };
    }
  }
}

function tagOf(node: Scalar | undefined): string | undefined {
  return node?.tag?.replace(/^tag:yaml\.org,2002:/, '!!');
}
