import { expect, test } from 'vitest';
import { withProgress } from './terminal';

/** What the terminal gets while the clock goes on by `step` with each word of progress. */
function written(step: number, environment: Readonly<Record<string, string>> = {}, isTTY = true): string {
  let time = 0;
  let text = '';
  const stream = { isTTY, write: (part: string) => (text += part) };
  const { out, notes } = withProgress({ out: stream, notes: stream }, { environment, now: () => time });
  for (const word of ['one', 'two', 'three']) {
    time += step;
    notes.progress?.(word);
  }
  notes.done?.();
  out.write('answer');
  return text.replaceAll('\r\u001B[K', '<');
}

test('long work shows one line that goes away', () => {
  expect(written(300)).toBe('<two …<three …<answer');
  expect(written(240)).toBe('<three …<answer');
});

test('short work shows none', () => expect(written(100)).toBe('answer'));

test('nobody looks at a pipe, a simple terminal or a build', () => {
  expect(written(300, {}, false)).toBe('answer');
  expect(written(300, { CI: 'true' })).toBe('answer');
  expect(written(300, { TERM: 'dumb' })).toBe('answer');
});
