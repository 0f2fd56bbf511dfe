import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from './lineIndex';

const text = fc
  .array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r', ' '), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

test('offsets and positions lead to each other, and lines are those of the text', () => {
  fc.assert(
    fc.property(text, (source) => {
      const lines = source.split(/\r\n|\r|\n/);
      const index = new LineIndex(source);
      expect(index.lineCount).toBe(lines.length);
      for (let offset = 0; offset <= source.length; offset++) {
        const position = index.positionAt(offset);
        const withinBreak = source.slice(offset - 1, offset + 1) === '\r\n';
        expect(index.offsetAt(position)).toBe(withinBreak ? offset - 1 : offset);
        const line = lines[position.line] ?? '';
        const rest = source.slice(index.startOf(position.line), index.startOf(position.line) + line.length);
        expect(rest).toBe(line);
      }
    }),
  );
});

test('places outside the text move to the nearest inside', () => {
  const index = new LineIndex('ab\ncd');
  expect([index.positionAt(-5), index.positionAt(99)]).toEqual([
    { line: 0, character: 0 },
    { line: 1, character: 2 },
  ]);
  expect(index.offsetAt({ line: -1, character: 4 })).toBe(0);
  expect(index.offsetAt({ line: 7, character: 0 })).toBe(5);
  expect(index.offsetAt({ line: 1, character: 99 })).toBe(5);
  expect(index.offsetAt({ line: 0, character: 99 })).toBe(2);
});
