import { expect, test } from 'vitest';
import type { ScalarType } from './node';
import { MASK, scalarType } from './scalars';

const PLAIN: readonly (readonly [ScalarType, readonly string[]])[] = [
  ['null', ['', '~', 'null', 'Null', 'NULL']],
  ['boolean', ['true', 'True', 'FALSE', 'yes', 'No', 'on', 'OFF']],
  ['number', ['0', '80', '-1', '+3', '1.0', '1.', '.5', '1e3', '1_000', '0x1F', '0o17', '017', '0b11']],
  [
    'string',
    [
      'web',
      '8080/tcp',
      '1.2.3',
      '10.0.0.0/8',
      'y',
      'n',
      'nul',
      '-',
      '1e',
      '=',
      '08-15',
      'tRuE',
      '2024-01-01',
    ],
  ],
  ['template', ['${X}', '$X', 'a-${X}-b', '$(VAR)', '<name>', '%NAME%', '@NAME@', `a${MASK}`, '{{x}}']],
];

test.each(PLAIN)('plain, %s', (type, values) => {
  expect(values.filter((value) => scalarType(value, 'plain', undefined) !== type)).toEqual([]);
});

test('quotes, blocks and tags make strings', () => {
  expect(scalarType('80', 'single', undefined)).toBe('string');
  expect(scalarType('', 'double', undefined)).toBe('string');
  expect(scalarType('true', 'plain', '!!str')).toBe('string');
  expect(scalarType('80', 'plain', '!')).toBe('string');
});

test('quotes do not hide a template; a script in a block may hold anything', () => {
  expect(scalarType('${X}', 'double', undefined)).toBe('template');
  expect(scalarType('echo ${X}', 'block', undefined)).toBe('string');
});

test('a price, a regular expression and a path are no templates', () => {
  const values = ['$5', '^/a$', '100%', 'a@b', '<', 'a<b>c', '/api(/|$)(.*)'];
  expect(values.filter((value) => scalarType(value, 'plain', undefined) !== 'string')).toEqual([]);
});
