import type { Connection } from 'vscode-languageserver';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgress } from './progress';

const calls: unknown[][] = [];
const reporter = {
  begin: (...args: unknown[]) => calls.push(['begin', ...args]),
  report: (...args: unknown[]) => calls.push(['report', ...args]),
  done: () => calls.push(['done']),
};
const connection = { window: { createWorkDoneProgress: async () => reporter } } as unknown as Connection;

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  calls.length = 0;
});
afterEach(() => vi.useRealTimers());

test('quick work shows nothing', async () => {
  const progress = createProgress(connection, 'Work');
  vi.setSystemTime(299);
  progress.report(0.9);
  progress.end();
  await new Promise(setImmediate);
  expect(calls).toEqual([]);
});

test('long work shows each percentage once, and its end', async () => {
  const progress = createProgress(connection, 'Work');
  vi.setSystemTime(300);
  for (const share of [0.101, 0.109, 0.2]) progress.report(share);
  progress.end();
  await new Promise(setImmediate);
  expect(calls).toEqual([['begin', 'Work', 10], ['report', 10], ['report', 20], ['done']]);
});
