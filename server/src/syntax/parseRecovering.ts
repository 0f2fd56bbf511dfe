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
import { TooManyAliases, TreeBuilder } from './builder';
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
    if (document.contents) visit(document.contents, builder, text);
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

function visit(node: ParsedNode | YamlNode | null, builder: TreeBuilder, text: string, place = 0): void {
  if (node === null || builder.depth >= MAX_DEPTH) return builder.scalar('', place, place, 'plain');
  if (isAlias(node)) return visitAlias(node, builder);
  if (isScalar(node)) return visitScalar(node, builder, text, place);
  const collection = node as YAMLMap | YAMLSeq;
  const [start, end] = [collection.range?.[0] ?? 0, collection.range?.[1] ?? 0];
  const flow = collection.flow === true;
  builder.open(isMap(collection) ? 'map' : 'seq', start, flow, collection.anchor);
  let last = start;
  if (isMap(collection)) {
    for (const pair of collection.items) {
      const key = pair.key as YamlNode | null;
      visit(key, builder, text, last);
      const keyEnd = key?.range?.[1] ?? last;
      const value = pair.value as YamlNode | null;
      visit(value, builder, text, Math.min(keyEnd + 1, text.length));
      last = value?.range?.[1] ?? keyEnd;
    }
  } else {
    for (const item of collection.items) {
      visit(item as YamlNode | null, builder, text, last);
      last = (item as YamlNode | null)?.range?.[1] ?? last;
    }
  }
  builder.close(end);
}

function visitAlias(node: Alias, builder: TreeBuilder): void {
  builder.alias(node.source, node.range?.[0] ?? 0, node.range?.[1] ?? 0);
}

function visitScalar(node: Scalar, builder: TreeBuilder, text: string, place: number): void {
  const empty = node.range === undefined || node.range === null || node.range[0] === node.range[1];
  const [from, to] = empty ? [place, place] : [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  const style = STYLES[node.type ?? ''] ?? 'plain';
  const quoted = style === 'single' || style === 'double';
  const start = quoted ? from + 1 : style === 'block' ? text.indexOf('\n', from) + 1 || to : from;
  const closed = quoted && to > start && text[to - 1] === text[from];
  const tag = node.tag?.startsWith('tag:yaml.org,2002:') ? `!!${node.tag.slice(18)}` : node.tag;
  builder.scalar(
    String(node.value ?? ''),
    start,
    Math.max(start, closed ? to - 1 : to),
    style,
    tag,
    node.anchor,
  );
}
