import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ALL_RULES as RULES } from './allRules';

const folder = import.meta.dirname;

test('a rule is named after its file, and has a test', () => {
  for (const { code } of RULES) {
    const file = code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(fs.existsSync(path.join(folder, `${file}.ts`)), code).toBe(true);
    expect(fs.existsSync(path.join(folder, `${file}.test.ts`)), code).toBe(true);
  }
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
});

test('a rule says in its docs when it is silent, and shows an example', () => {
  for (const { code, about, summary } of RULES) {
    expect(about, code).toMatch(/\bsilent\b/);
    expect(about, code).toContain('```yaml');
    expect(summary, code).not.toMatch(/\.$/);
  }
});
