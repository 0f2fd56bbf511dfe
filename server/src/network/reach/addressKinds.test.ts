import { expect, test } from 'vitest';
import { kindOfRange, metadataIn } from './addressKinds';
import { parseBlock, rangeText } from './addresses';

const kindOf = (text: string): string | undefined => {
  const range = parseBlock(text);
  return range && kindOfRange(range);
};

test('blocks within one registered range, and blocks within none', () => {
  expect(
    Object.fromEntries(
      [
        '10.0.0.0/8',
        '172.31.0.0/16',
        '192.168.1.7',
        '169.254.169.254/32',
        '169.254.0.0/16',
        '100.64.0.0/10',
        '127.0.0.1/32',
        '203.0.113.0/24',
        '224.0.0.251/32',
        '8.8.8.8/32',
        'fd12::/16',
        'fe80::1/128',
        '::1/128',
        '2001:db8::/32',
        '2606:4700::/32',
        'ff02::1/128',
      ].map((text) => [text, kindOf(text)]),
    ),
  ).toMatchInlineSnapshot(`
    {
      "10.0.0.0/8": "private (RFC 1918)",
      "100.64.0.0/10": "shared (RFC 6598, carrier-grade NAT)",
      "127.0.0.1/32": "loopback",
      "169.254.0.0/16": "link-local",
      "169.254.169.254/32": "the metadata address of the clouds",
      "172.31.0.0/16": "private (RFC 1918)",
      "192.168.1.7": "private (RFC 1918)",
      "2001:db8::/32": "documentation (RFC 3849)",
      "203.0.113.0/24": "documentation (RFC 5737)",
      "224.0.0.251/32": "multicast",
      "2606:4700::/32": "public",
      "8.8.8.8/32": "public",
      "::1/128": "loopback",
      "fd12::/16": "private (unique local, RFC 4193)",
      "fe80::1/128": "link-local",
      "ff02::1/128": "multicast",
    }
  `);
});

test('blocks that reach beyond', () => {
  expect(kindOf('0.0.0.0/0')).toBeUndefined();
  expect(kindOf('172.0.0.0/8')).toBeUndefined();
  expect(kindOf('::/0')).toBeUndefined();
});

test('the metadata address among others', () => {
  const inside = (text: string): readonly string[] => {
    const range = parseBlock(text);
    return range ? metadataIn([range]).map(rangeText) : [];
  };
  expect(inside('0.0.0.0/0')).toEqual(['169.254.169.254']);
  expect(inside('169.254.169.0/24')).toEqual(['169.254.169.254']);
  expect(inside('10.0.0.0/8')).toEqual([]);
});
