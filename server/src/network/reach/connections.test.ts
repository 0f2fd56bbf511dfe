import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALL_CONNECTIONS,
  type Connections,
  connectionText,
  contains,
  equals,
  intersect,
  isEmpty,
  NO_CONNECTIONS,
  portsOf,
  PROTOCOLS,
  subtract,
  union,
} from './connections';

/** Ports at which a small set can change; the model is a bitmap over them. */
const PORTS = [1, 2, 3, 10, 11, 12, 80, 81, 8080, 65534, 65535];
const FLOWS = PROTOCOLS.flatMap((protocol) => PORTS.map((port) => ({ protocol, port })));

const range = fc
  .tuple(fc.constantFrom(...PROTOCOLS), fc.constantFrom(...PORTS), fc.constantFrom(...PORTS))
  .map(([protocol, a, b]) => portsOf(protocol, Math.min(a, b), Math.max(a, b)));
const set = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(ALL_CONNECTIONS, NO_CONNECTIONS) },
  { weight: 8, arbitrary: fc.array(range, { maxLength: 6 }).map((all) => all.reduce(union, NO_CONNECTIONS)) },
);
const bitmap = (connections: Connections): readonly boolean[] =>
  FLOWS.map((flow) => contains(connections, flow));

describe('set algebra', () => {
  test('agrees with bitmaps', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const [left, right] = [bitmap(a), bitmap(b)];
        expect(bitmap(union(a, b))).toEqual(left.map((bit, at) => bit || right[at]));
        expect(bitmap(intersect(a, b))).toEqual(left.map((bit, at) => bit && right[at]));
        expect(bitmap(subtract(a, b))).toEqual(left.map((bit, at) => bit && !right[at]));
      }),
    );
  });

  test('has one form for each set', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(equals(union(a, b), union(b, a))).toBe(true);
        expect(equals(union(subtract(a, b), intersect(a, b)), a)).toBe(true);
        expect(isEmpty(subtract(a, a))).toBe(true);
        expect(subtract(a, ALL_CONNECTIONS)).toBe(NO_CONNECTIONS);
      }),
    );
  });

  test('keeps what the bitmap does not see', () => {
    const rest = subtract(ALL_CONNECTIONS, portsOf('TCP', 80, 80));
    expect(contains(rest, { protocol: 'TCP', port: 79 })).toBe(true);
    expect(contains(rest, { protocol: 'TCP', port: 80 })).toBe(false);
    expect(union(rest, portsOf('TCP', 80, 80))).toBe(ALL_CONNECTIONS);
  });
});

test.each([
  [ALL_CONNECTIONS, 'All Connections'],
  [NO_CONNECTIONS, 'No Connections'],
  [subtract(portsOf('TCP'), portsOf('TCP', 80, 80)), 'TCP 1-79,81-65535'],
  [union(portsOf('UDP', 53, 53), portsOf('TCP', 80, 81)), 'TCP 80-81,UDP 53'],
])('%#: %j reads %s', (connections, text) => expect(connectionText(connections)).toBe(text));

test('ports of which only the name is known', () => {
  const named = [{ protocol: 'TCP', name: 'http' }];
  expect(connectionText(NO_CONNECTIONS, named)).toBe('TCP http');
  expect(connectionText(portsOf('TCP', 80, 80), named)).toBe('TCP 80,http');
  expect(connectionText(portsOf('TCP'), named)).toBe('TCP 1-65535');
  expect(connectionText(NO_CONNECTIONS, [{ protocol: undefined, name: 'dns' }])).toBe('dns');
});
