import { expect, test } from 'vitest';
import { isOff, type Profile, severityOf } from './levels';
import type { RuleInfo } from './rules/rule';
import type { RuleLevel } from './levels';

const RULE: RuleInfo = { code: 'x', severity: 'info', summary: '', about: '' };
const OFF: RuleInfo = { ...RULE, level: 'off' };

function level(rule: RuleInfo, profile: Profile, wanted: RuleLevel = 'default'): string {
  const settings = { profile, rules: { x: wanted } };
  return isOff(rule, settings) ? 'off' : severityOf(rule, undefined, settings);
}

test('a profile decides where no single rule is spoken of', () => {
  expect(level(RULE, 'recommended')).toBe('info');
  expect(level(RULE, 'strict')).toBe('warning');
  expect(level(RULE, 'all')).toBe('info');
  expect(level(OFF, 'recommended')).toBe('off');
  expect(level(OFF, 'strict')).toBe('off');
  expect(level(OFF, 'all')).toBe('info');
});

test('what is said of a rule wins', () => {
  expect(level(RULE, 'strict', 'hint')).toBe('hint');
  expect(level(OFF, 'recommended', 'error')).toBe('error');
  expect(level(OFF, 'all', 'off')).toBe('off');
});

test('a finding may state its own severity', () => {
  const strict = { profile: 'strict', rules: {} } as const;
  expect(severityOf(RULE, 'hint', strict)).toBe('info');
  expect(severityOf(RULE, 'error', strict)).toBe('error');
});
