import { expect, test } from 'vitest';
import { directivesIn } from './directives';
import { parseOneDocument } from './document';

const same = (value: string): string => value;

/** `scope RULES | what is removed | the line it is about`, for each directive of one document. */
function show(text: string): readonly string[] {
  const { root } = parseOneDocument(text, same);
  return directivesIn(text, root, same).map(({ scope, rules, removal, line }) => {
    const names = rules.map(({ value, start, end }) => {
      expect(text.slice(start, end)).toBe(value);
      return value;
    });
    const about = scope === 'line' ? text.slice(line.start, line.end).trim() : '';
    return `${scope} ${names.join('+')} | ${JSON.stringify(text.slice(removal.start, removal.end))} | ${about}`;
  });
}

test('at the end of a line it is about that line', () => {
  expect(show('a: 1\nb: 2 # selectrail-ignore x-y: because\nc: 3\n')).toEqual([
    'line x-y | " # selectrail-ignore x-y: because" | b: 2 # selectrail-ignore x-y: because',
  ]);
});

test('alone it is about the next line that says something', () => {
  expect(show('a:\n  # selectrail-ignore x, y\n\n  # why\r\n  b: 1\r\n')).toEqual([
    'line x+y | "  # selectrail-ignore x, y\\n" | b: 1',
  ]);
});

test('before the first key it is about the document', () => {
  expect(show('# selectrail-ignore all: a reason\na: 1\n')).toEqual([
    'document all | "# selectrail-ignore all: a reason\\n" | ',
  ]);
  expect(show(' # selectrail-ignore x\na: 1\n')).toEqual(['document x | " # selectrail-ignore x" | ']);
});

test('anywhere it can be about the file', () => {
  expect(show('a: 1 # selectrail-ignore-file x: a reason')).toEqual([
    'file x | " # selectrail-ignore-file x: a reason" | ',
  ]);
  expect(show('# selectrail-ignore-file x')).toEqual(['file x | "# selectrail-ignore-file x" | ']);
});

test('it may follow another comment, and may name nothing', () => {
  expect(show('a: 1 # one # selectrail-ignore x')).toMatchObject([expect.stringMatching(/^line x/)]);
  expect(show('a: 1 # selectrail-ignore: a reason')).toMatchObject([expect.stringMatching(/^line  \|/)]);
  expect(show('a: 1 # selectrail-ignored x')).toEqual([]);
});

test.each([
  'a: "x\n # selectrail-ignore x"\n',
  "'# selectrail-ignore x': 1\n",
  'a: |\n  # selectrail-ignore x\nb: 1\n',
  '- >-\n  one\n\n  # selectrail-ignore x\n  two\n',
  'a: b#selectrail-ignore x\n',
])('text is no comment: %j', (text) => {
  expect(show(text)).toEqual([]);
});

test('a scalar does not hide the comment behind it', () => {
  expect(show('a: "x # y" # selectrail-ignore x\nb: |\n  text\n# selectrail-ignore y\nc: 1\n')).toHaveLength(
    2,
  );
});

test('whatever is cut off, ranges stay in the text', () => {
  const text =
    '# selectrail-ignore a-b\n---\r\na: "x # y" # selectrail-ignore a-b, c: d\nb: |\n  # selectrail-ignore x\n';
  for (let end = 0; end <= text.length; end++) {
    const cut = text.slice(0, end);
    for (const { span, removal, line, rules } of directivesIn(cut, parseOneDocument(cut, same).root, same)) {
      for (const each of [span, removal, line, ...rules]) {
        expect(0 <= each.start && each.start <= each.end && each.end <= end, `cut at ${end}`).toBe(true);
      }
    }
  }
});
