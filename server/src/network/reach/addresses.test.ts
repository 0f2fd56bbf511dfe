import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressText,
  coveredBy,
  parseAddress,
  parseBlock,
  partition,
  rangeText,
  wholeFamily,
  withoutRanges,
} from './addresses';

test.each([
  ['10.0.0.0/8', '10.0.0.0-10.255.255.255'],
  ['10.1.2.3/16', '10.1.0.0-10.1.255.255'],
  ['192.0.2.7', '192.0.2.7'],
  ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
  ['2001:db8::/32', '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['::ffff:10.0.0.1', '::ffff:a00:1'],
  ['::/0', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
])('%s is %s', (text, range) => {
  const block = parseBlock(text);
  expect(block && rangeText(block)).toBe(range);
});

test.each([
  '10.0.0.256',
  '10.0.0',
  '10.0.0.0/33',
  '::/129',
  '1::2::3',
  'fe80::1%eth0',
  '',
  '10.0.0.0/8/8',
  ':::',
])('%j is none', (text) => expect(parseBlock(text)).toBeUndefined());

test('addresses read as they are written', () => {
  fc.assert(fc.property(fc.ipV4(), (text) => roundTrip(text) === text));
  fc.assert(
    fc.property(
      fc.bigInt(0n, (1n << 128n) - 1n),
      (value) => parseAddress(addressText(6, value))?.value === value,
    ),
  );
});

function roundTrip(text: string): string | undefined {
  const address = parseAddress(text);
  return address && addressText(address.family, address.value);
}

const block = fc
  .tuple(
    fc.constantFrom('10.0.0.0', '10.128.0.0', '192.168.1.0', '255.255.255.255'),
    fc.integer({ min: 0, max: 32 }),
  )
  .map(([address, prefix]) => parseBlock(`${address}/${prefix}`))
  .filter((each) => each !== undefined);

test('a partition covers everything once, and no block cuts a piece', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
      const pieces = partition(4, blocks);
      expect(withoutRanges(wholeFamily(4), pieces)).toEqual([]);
      expect(pieces.reduce((sum, { start, end }) => sum + end - start, 0n)).toBe(1n << 32n);
      for (const piece of pieces) {
        for (const each of blocks) {
          const outside = withoutRanges(piece, [each]);
          expect(coveredBy(piece, [each]) || outside[0]?.start === piece.start).toBe(true);
        }
      }
    }),
  );
});
