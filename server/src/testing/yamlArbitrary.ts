/** Arbitrary YAML, as people and tools write it: block and flow style, comments, quotes, anchors, aliases, merges. */
import fc from 'fast-check';

type Tree =
  | { readonly type: 'scalar'; readonly text: string }
  | { readonly type: 'block'; readonly header: string; readonly lines: readonly string[] }
  | { readonly type: 'alias'; readonly name: string }
  | { readonly type: 'map'; readonly flow: boolean; readonly entries: readonly Entry[] }
  | { readonly type: 'seq'; readonly flow: boolean; readonly items: readonly Item[] };

interface Item {
  readonly value: Tree;
  readonly anchor: string;
  readonly comment: string;
  readonly above: string;
}

interface Entry extends Item {
  readonly key: string;
}

const PLAIN = [
  'web',
  'a b',
  '80',
  '8080/tcp',
  '1.0',
  '-1',
  'true',
  'no',
  '~',
  'http://x:80/#y',
  'é😀',
  '${X}',
  '=',
];
const QUOTED = [
  "''",
  '""',
  "'it''s'",
  '"a\\n\\u00e9 \\"b\\""',
  "'# no: comment'",
  '"{{x}}"',
  '"a\n  b"',
  "'a\n\n  b'",
];
const KEYS = ['app', 'kubernetes.io/name', "'k'", '"k: 2"', '80', 'metadata', 'x y'];
const COMMENTS = ['', '', '', ' # why', ' #', '   '];
const LINES = ['plain', '  deeper', '', '# no comment', 'a: b', '- c', '\ttab'];

const scalar = fc
  .constantFrom('', ...PLAIN, ...QUOTED, '!!str 80', '!own x')
  .map((text): Tree => ({ type: 'scalar', text }));
const alias = fc.constantFrom('a', 'b').map((name): Tree => ({ type: 'alias', name }));
const block = fc
  .tuple(fc.constantFrom('|', '>', '|-', '>+', '|+'), fc.array(fc.constantFrom(...LINES), { maxLength: 3 }))
  .map(([header, lines]): Tree => ({ type: 'block', header, lines: ['first', ...lines] }));

const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const item = {
    value: tie('tree'),
    anchor: fc.constantFrom('', '', '', '&a ', '&b '),
    comment: fc.constantFrom(...COMMENTS),
    above: fc.constantFrom('', '', '', '# above', '  # further in'),
  };
  const entry = fc.record({
    ...item,
    key: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...KEYS) }, fc.constant('<<')),
  });
  const flow = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true));
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: scalar },
      { weight: 1, arbitrary: alias },
      { weight: 1, arbitrary: block },
      fc.record({ type: fc.constant('map' as const), flow, entries: fc.array(entry, { maxLength: 4 }) }),
      fc.record({
        type: fc.constant('seq' as const),
        flow,
        items: fc.array(fc.record(item), { maxLength: 3 }),
      }),
    ),
  };
});

/** Text of one document. */
export const yamlText = fc
  .tuple(tree, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\n', '\n\n', '\n# end'))
  .map(([root, newline, end]) => (render(root, 0).trimStart() + end).replaceAll('\n', newline));

/**
 * What no manifest holds and the parsers read differently: lone carriage returns, explicit keys, block scalars with
 * an indentation indicator, anchors, tags and pairs within flow sequences.
 */
const ODD = /\r(?!\n)|\?|[|>][-+]?\d|[[{].*[&!]|[}\]]\s*:/;

/** A document with one character taken out or put in. */
export const mutantText = fc
  .tuple(yamlText, fc.nat(), fc.constantFrom('', ...' \n:-#"\'{}[],&*!|>%@`\tx'))
  .map(([text, place, insert]) => {
    const at = text.length === 0 ? 0 : place % text.length;
    return text.slice(0, at) + insert + text.slice(insert === '' ? at + 1 : at);
  })
  .filter((text) => !ODD.test(text));

/** What follows `key:` or `-`, with the space or the line break before it. */
function render(node: Tree, indent: number): string {
  const pad = ' '.repeat(indent);
  switch (node.type) {
    case 'scalar':
      return node.text === '' ? '' : ` ${node.text.replaceAll('\n', `\n${pad}`)}`;
    case 'alias':
      return ` *${node.name}`;
    case 'block':
      return ` ${node.header}\n${node.lines.map((line) => (line === '' ? '' : `${pad}  ${line}`)).join('\n')}`;
    case 'map':
      if (node.flow || node.entries.length === 0) return ` ${flowText(node)}`;
      return node.entries
        .map((entry) => `${above(entry, pad)}\n${pad}${entry.key}:${withAnchor(entry, indent)}`)
        .join('');
    case 'seq':
      if (node.flow || node.items.length === 0) return ` ${flowText(node)}`;
      return node.items.map((item) => `${above(item, pad)}\n${pad}-${withAnchor(item, indent)}`).join('');
  }
}

function above({ above: comment }: Item, pad: string): string {
  return comment === '' ? '' : `\n${pad}${comment}`;
}

function withAnchor({ value, anchor, comment }: Item, indent: number): string {
  const text = render(value, indent + 2);
  const named = anchor === '' || value.type === 'alias' ? text : ` ${anchor.trim()}${text}`;
  return value.type === 'block' ? named : named + comment;
}

function flowText(node: Tree): string {
  switch (node.type) {
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${key}: ${flowText(value)}`).join(', ')}}`;
    case 'seq':
      return `[${node.items.map(({ value }) => flowText(value)).join(', ')}]`;
    case 'block':
      return 'block';
    case 'alias':
      return `*${node.name} `;
    case 'scalar':
      if (node.text === '') return '~';
      return render(node, 0)
        .trimStart()
        .replaceAll(/[\n{}]/g, ' ')
        .replace('$ X ', 'x');
  }
}
