/** What addresses are for, where a registry gives them a purpose. */
import { type AddressRange, coveredBy, parseBlock, rangesMeet } from './addresses';

export interface AddressKind {
  readonly range: AddressRange;
  readonly name: string;
}

/**
 * The narrower before the wider.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const KINDS: readonly AddressKind[] = [
  ['169.254.169.254/32', 'the metadata address of the clouds'],
  ['fd00:ec2::254/128', 'the metadata address of AWS'],
  ['10.0.0.0/8', 'private (RFC 1918)'],
  ['172.16.0.0/12', 'private (RFC 1918)'],
  ['192.168.0.0/16', 'private (RFC 1918)'],
  ['100.64.0.0/10', 'shared (RFC 6598, carrier-grade NAT)'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['0.0.0.0/8', '“this network”'],
  ['192.0.2.0/24', 'documentation (RFC 5737)'],
  ['198.51.100.0/24', 'documentation (RFC 5737)'],
  ['203.0.113.0/24', 'documentation (RFC 5737)'],
  ['198.18.0.0/15', 'benchmarks (RFC 2544)'],
  ['192.0.0.0/24', 'protocol assignments (RFC 6890)'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
  ['240.0.0.0/4', 'reserved'],
  ['::1/128', 'loopback'],
  ['::/128', 'unspecified'],
  ['::ffff:0:0/96', 'IPv4 addresses written as IPv6'],
  ['64:ff9b::/96', 'IPv4 addresses behind NAT64'],
  ['fc00::/7', 'private (unique local, RFC 4193)'],
  ['fe80::/10', 'link-local'],
  ['2001:db8::/32', 'documentation (RFC 3849)'],
  ['3fff::/20', 'documentation (RFC 9637)'],
  ['ff00::/8', 'multicast'],
].flatMap(([block = '', name = '']) => {
  const range = parseBlock(block);
  return range ? [{ range, name }] : [];
});

const METADATA = KINDS.filter(({ name }) => name.startsWith('the metadata'));

/** What all addresses of `range` are for; `public` where none has a purpose of its own, undefined where they differ. */
export function kindOfRange(range: AddressRange): string | undefined {
  const whole = KINDS.find((each) => coveredBy(range, [each.range]) && each.range.family === range.family);
  if (whole) return whole.name;
  return KINDS.some((each) => rangesMeet(each.range, range)) ? undefined : 'public';
}

/** The metadata addresses of the clouds among `ranges`. */
export function metadataIn(ranges: readonly AddressRange[]): readonly AddressRange[] {
  return METADATA.map(({ range }) => range).filter((address) =>
    ranges.some((each) => rangesMeet(each, address)),
  );
}
