/** The two parsers against each other: whatever both read without a complaint, they read alike. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corpusFiles, SHARED } from '../testing/corpora';
import { mutantText, yamlText } from '../testing/yamlArbitrary';
import { splitDocuments } from './document';
import { mask } from './mask';
import type { Node } from './node';
import { MAX_DEPTH, parseEvents } from './parseEvents';
import { parseRecovering } from './parseRecovering';

const same = (value: string): string => value;

function read(text: string): Node | undefined | 'error' {
  try {
    return parseEvents(text, same);
  } catch {
    return 'error';
  }
}

/** The same tree; nothing is asked where one of the parsers complains. */
function checkAlike(text: string): void {
  const fast = read(text);
  const careful = parseRecovering(text, same);
  if (fast !== 'error' && careful.problems.length === 0) expect(careful.root).toEqual(fast);
}

describe('both parsers make the same tree', () => {
  test('of YAML as people write it', () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        expect(parseRecovering(text, same).problems).toEqual([]);
        expect(read(text)).not.toBe('error');
        checkAlike(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('of broken YAML, unless one says so', () => {
    fc.assert(fc.property(mutantText, checkAlike), { numRuns: 4000, seed: 20261123 });
  });

  test.each([
    ['a flow pair without braces', '[a: b, c: ]\n'],
    ['items that are not there', 'a:\n-\n- x\n# why\n-\n'],
    ['keys with a space before the colon', 'a :\nb : c\n'],
    ['an alias of nothing', 'a: *nowhere\n'],
    ['anchored keys', '&a k: v\n'],
    ['a folded scalar at the end of the file', 'a: >+\n  b\n\n'],
    ['a block scalar of nothing', 'a: |\nb: |-\n'],
    ['quotes over several lines', 'a: "b\n  c"\nd: \'e\n\n  f\'\n'],
  ])('of %s', (_, text) => {
    expect(parseRecovering(text, same).problems).toEqual([]);
    expect(read(text)).toEqual(parseRecovering(text, same).root);
  });

  test.skipIf(SHARED === undefined)('of the manifests of real repositories', () => {
    const different: string[] = [];
    for (const { path, text } of corpusFiles(2)) {
      for (const { start, end } of splitDocuments(text)) {
        const document = mask(text.slice(start, end)).text;
        const fast = read(document);
        if (fast === 'error') continue;
        const { root, problems } = parseRecovering(document, same);
        if (problems.length > 0 || JSON.stringify(root) !== JSON.stringify(fast))
          different.push(`${path}:${start}`);
      }
    }
    expect(different).toEqual([]);
  });
});

describe('in bounded time', () => {
  const parsers = [
    ['parseEvents', read],
    ['parseRecovering', (text: string) => parseRecovering(text, same).root],
  ] as const;

  test.each(parsers)('%s gives up on an alias bomb, however few the aliases', (_, parse) => {
    const level = (index: number): string =>
      `l${index}: &l${index} [${`*l${index - 1},`.repeat(9)}*l${index - 1}]\n`;
    const levels = [1, 2, 3, 4, 5, 6].map(level);
    const bomb = (depth: number): string => `l0: &l0 [x]\n${levels.slice(0, depth).join('')}`;
    expect([undefined, 'error']).toContain(parse(bomb(6)));
    expect(parse(bomb(3))).toMatchObject({ kind: 'map' });
  });

  test.each(parsers)('%s keeps to its depth in 200 levels of nesting', (_, parse) => {
    for (const text of [`${'['.repeat(200)}${']'.repeat(200)}`, nested(200)]) {
      const root = parse(text);
      if (root !== 'error') expect(depthOf(root)).toBeLessThanOrEqual(MAX_DEPTH + 1);
    }
  });

  test.each(parsers)('%s reads a line of 5 MB', (_, parse) => {
    const value = 'x'.repeat(5_000_000);
    expect(parse(`a: ${value}\nb: "${value}"\n`)).toMatchObject({ entries: [{}, { value: { value } }] });
  });
});

function nested(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}

function depthOf(node: Node | undefined): number {
  if (!node || node.kind === 'scalar') return 0;
  const inner = node.kind === 'map' ? node.entries.map((entry) => entry.value) : node.items;
  return 1 + Math.max(0, ...inner.map(depthOf));
}
