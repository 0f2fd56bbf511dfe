/** Blocks of addresses in words, for lenses and hovers alike. */
import type { IPBlock } from '../kinds/networkPolicy';
import { kindOfRange } from '../network/reach/addressKinds';
import {
  type AddressRange,
  addressText,
  parseBlock,
  wholeFamily,
  withoutRanges,
} from '../network/reach/addresses';
import { isKnown, type Text } from '../syntax/node';

/** The addresses of a block without its exceptions; undefined where a value of it cannot be read. */
export function rangesOf({
  cidr,
  except,
}: Pick<IPBlock, 'cidr' | 'except'>): readonly AddressRange[] | undefined {
  const block = rangeOf(cidr);
  const holes = except.map(rangeOf);
  return block && holes.every((hole) => hole !== undefined) ? withoutRanges(block, holes) : undefined;
}

export function rangeOf(text: Text | undefined): AddressRange | undefined {
  return isKnown(text) ? parseBlock(text.value) : undefined;
}

/** True for all addresses of a family. */
export function isWholeFamily({ family, start, end }: AddressRange): boolean {
  const whole = wholeFamily(family);
  return start === whole.start && end === whole.end;
}

/** `10.0.0.0 – 10.255.255.255`, or one address. */
export function boundsText({ family, start, end }: AddressRange): string {
  const first = addressText(family, start);
  return end - start === 1n ? first : `${first} – ${addressText(family, end - 1n)}`;
}

/** `16,777,216 addresses`, `1 address`; powers of two where the digits would say nothing. */
export function sizeText(ranges: readonly AddressRange[]): string {
  const size = ranges.reduce((sum, { start, end }) => sum + (end - start), 0n);
  return `${countText(size)} ${size === 1n ? 'address' : 'addresses'}`;
}

const MAX_WRITTEN = 1n << 40n;

function countText(size: bigint): string {
  if (size <= MAX_WRITTEN) return String(size).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const exponent = size.toString(2).length - 1;
  return `${size === 1n << BigInt(exponent) ? '' : 'about '}2^${exponent}`;
}

/** `every IPv4 address`, `256 addresses, private (RFC 1918)`; what is excepted is left out of the count. */
export function blockWords(block: Pick<IPBlock, 'cidr' | 'except'>): string | undefined {
  const whole = rangeOf(block.cidr);
  const left = rangesOf(block);
  if (!whole || !left) return undefined;
  if (left.length === 0) return 'no address: its exceptions take all';
  if (isWholeFamily(whole)) {
    const but = { 0: '', 1: ' but 1 range' }[block.except.length] ?? ` but ${block.except.length} ranges`;
    return `every IPv${whole.family} address${but}`;
  }
  const kind = kindOfRange(whole);
  return `${sizeText(left)}${kind === undefined ? '' : `, ${kind}`}`;
}
