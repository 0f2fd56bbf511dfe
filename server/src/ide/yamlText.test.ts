import { expect, test } from 'vitest';
import { blockLines, flowText, scalarText } from './yamlText';

const RULE = { to: [{ podSelector: {} }], ports: [{ protocol: 'UDP', port: 53 }] };

test('block style, with lists below their keys or level with them', () => {
  expect(blockLines(RULE, 2)).toEqual([
    'to:',
    '  - podSelector: {}',
    'ports:',
    '  - protocol: UDP',
    '    port: 53',
  ]);
  expect(blockLines(RULE, 0)).toEqual([
    'to:',
    '- podSelector: {}',
    'ports:',
    '- protocol: UDP',
    '  port: 53',
  ]);
});

test('flow style, and JSON', () => {
  expect(flowText(RULE, 'yaml')).toBe('{to: [{podSelector: {}}], ports: [{protocol: UDP, port: 53}]}');
  expect(flowText(RULE, 'json')).toBe(JSON.stringify(RULE));
});

test('a string is quoted where it would be anything else', () => {
  expect(['web', '8080', 'on', '', '*.example.com', 'a: b', '1.5'].map(scalarText)).toEqual([
    'web',
    '"8080"',
    '"on"',
    '""',
    '"*.example.com"',
    '"a: b"',
    '"1.5"',
  ]);
  expect(scalarText(8080)).toBe('8080');
});
