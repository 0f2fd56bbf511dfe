/** `.selectrail.yaml`, read: what it says, and what of it cannot be meant. Never throws. */
import { similarTo } from '../../network/nearMiss';
import { parseOneDocument, splitDocuments } from '../../syntax/document';
import { isNull, type Node, type ScalarNode } from '../../syntax/node';
import { shift, type Span } from '../../syntax/span';
import type { Config, ConfigProblem } from './config';
import { CONFIG_SHAPE } from './configShape';
import type { Shape } from './shape';

export interface ReadConfig {
  readonly config: Config;
  /** In the order of the text. */
  readonly problems: readonly ConfigProblem[];
}

/** What `text` says, as far as it fits; only the first document that holds anything counts. */
export function readConfig(text: string): ReadConfig {
  const problems: ConfigProblem[] = [];
  for (const span of splitDocuments(text)) {
    const parsed = parseOneDocument(text.slice(span.start, span.end), (value) => value);
    const [broken] = parsed.problems;
    if (broken) problems.push({ ...spanOf(broken), message: firstLine(broken.message) });
    const doubts = broken ? [] : problems; // of a broken text nothing else is certain
    const config =
      parsed.root && !isNull(parsed.root) ? valueOf(parsed.root, CONFIG_SHAPE, doubts) : undefined;
    if (config !== undefined || problems.length > 0) {
      return {
        config: (config ?? {}) as Config, // what the shape lets through
        problems: problems
          .map(({ message, ...each }) => ({ message, ...shift(each, span.start) }))
          .toSorted((a, b) => a.start - b.start),
      };
    }
  }
  return { config: {}, problems: [] };
}

/** The value of `node` as `shape` has it; undefined, and a problem more, where it does not fit. */
function valueOf(node: Node, shape: Shape, problems: ConfigProblem[]): unknown {
  switch (shape.type) {
    case 'string':
      return stringOf(node, problems);
    case 'choice': {
      const values = shape.values.map(({ value }) => value);
      const value = stringOf(node, problems);
      if (value === undefined || values.includes(value)) return value;
      problems.push({ ...spanOf(node), message: `\`${value}\` is none of ${oneOf(value, values)}` });
      return undefined;
    }
    case 'list':
      if (node.kind !== 'seq') return report(node, 'a list', problems);
      return node.items.flatMap((item) => valueOf(item, shape.items, problems) ?? []);
    case 'map':
      return entriesOf(node, problems, (key) =>
        shape.keys.some(({ value }) => value === key) ? shape.values : shape.keys.map(({ value }) => value),
      );
    case 'object': {
      const found = entriesOf(node, problems, (key) => shape.fields[key] ?? Object.keys(shape.fields));
      const missing = found && shape.required.filter((key) => found[key] === undefined);
      if (!missing || missing.length === 0) return found;
      if (!missing.some((key) => hasKey(node, key)))
        problems.push({ ...spanOf(node), message: `\`${missing.join('` and `')}\` is missing here` });
      return undefined;
    }
  }
}

/** Values of a map by key; `shapeOf` says what a key's value is, or which keys there are instead. */
function entriesOf(
  node: Node,
  problems: ConfigProblem[],
  shapeOf: (key: string) => Shape | readonly string[],
): Record<string, unknown> | undefined {
  if (node.kind !== 'map') return report(node, 'a map', problems);
  const found: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    const shape = shapeOf(key.value);
    if (isNames(shape)) {
      problems.push({ ...spanOf(key), message: `No key \`${key.value}\`${didYouMean(key, shape)}` });
    } else if (!isNull(value)) {
      const read = valueOf(value, shape, problems);
      if (read !== undefined) found[key.value] = read;
    }
  }
  return found;
}

function stringOf(node: Node, problems: ConfigProblem[]): string | undefined {
  // YAML 1.1 reads `off` as false; here it is the word.
  return node.kind === 'scalar' && node.type !== 'null' ? node.value : report(node, 'a string', problems);
}

function report(node: Node, wanted: string, problems: ConfigProblem[]): undefined {
  problems.push({ ...spanOf(node), message: `This has to be ${wanted}` });
  return undefined;
}

function didYouMean({ value }: ScalarNode, names: readonly string[]): string {
  const [similar] = similarTo(value, names, (name) => name);
  return similar === undefined ? '' : `; did you mean \`${similar}\`?`;
}

function oneOf(value: string, names: readonly string[]): string {
  const [similar] = similarTo(value, names, (name) => name);
  if (similar !== undefined) return `the values; did you mean \`${similar}\`?`;
  return names.length > 8 ? 'the values that are known' : names.map((name) => `\`${name}\``).join(', ');
}

function hasKey(node: Node, key: string): boolean {
  return node.kind === 'map' && node.entries.some((entry) => entry.key.value === key && !isNull(entry.value));
}

function isNames(shape: Shape | readonly string[]): shape is readonly string[] {
  return Array.isArray(shape);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
