/** IP addresses and ranges of them, both families. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
import { differenceOf, type Interval } from './intervals';

export type Family = 4 | 6;

export interface AddressRange extends Interval<bigint> {
  readonly family: Family;
}

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** Every address of a family. */
export function wholeFamily(family: Family): AddressRange {
  return { family, start: 0n, end: 1n << BigInt(BITS[family]) };
}

/** The address that `text` writes; undefined for what is none. */
export function parseAddress(text: string): { readonly family: Family; readonly value: bigint } | undefined {
  const value = text.includes(':') ? parseV6(text) : parseV4(text);
  return value === undefined ? undefined : { family: text.includes(':') ? 6 : 4, value };
}

/** A CIDR block, or a single address. Bits behind the mask do not count, as in Go's `net.ParseCIDR`. */
export function parseBlock(text: string): AddressRange | undefined {
  const [addressText = '', prefixText, ...more] = text.split('/');
  const address = parseAddress(addressText);
  if (!address || more.length > 0) return undefined;
  const bits = BITS[address.family];
  if (prefixText === undefined) return range(address.family, address.value, 1n);
  if (!/^\d{1,3}$/.test(prefixText) || Number(prefixText) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(prefixText));
  return range(address.family, address.value - (address.value % size), size);
}

/** Parts of `a` outside of all `holes`; holes of the other family do not count. */
export function withoutRanges(a: AddressRange, holes: readonly AddressRange[]): readonly AddressRange[] {
  const same = holes
    .filter((hole) => hole.family === a.family)
    .toSorted((x, y) => (x.start < y.start ? -1 : 1));
  return differenceOf<bigint>([a], same).map((part) => ({ family: a.family, ...part }));
}

export function rangesMeet(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.start < b.end && b.start < a.end;
}

/** True where all of `inner` lies in `outer`, a union of ranges. */
export function coveredBy(inner: AddressRange, outer: readonly AddressRange[]): boolean {
  return withoutRanges(inner, outer).length === 0;
}

/** The addresses of `family`, cut wherever one of `ranges` begins or ends, so that each piece lies in or out of each range. */
export function partition(family: Family, ranges: readonly AddressRange[]): readonly AddressRange[] {
  const whole = wholeFamily(family);
  const own = ranges.filter((each) => each.family === family);
  const cuts = [...new Set([whole.start, whole.end, ...own.flatMap(({ start, end }) => [start, end])])];
  const sorted = cuts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.slice(0, -1).map((start, index) => ({ family, start, end: sorted[index + 1] ?? whole.end }));
}

/** `10.0.0.0-10.255.255.255`, or one address. */
export function rangeText({ family, start, end }: AddressRange): string {
  const first = addressText(family, start);
  return end - start === 1n ? first : `${first}-${addressText(family, end - 1n)}`;
}

export function addressText(family: Family, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const text = groups.join(':');
  const longest = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].reduce<RegExpExecArray | undefined>(
    (best, each) => (each[0].length > (best?.[0].length ?? 0) ? each : best),
    undefined,
  );
  if (!longest) return text;
  const tail = text.slice(longest.index + longest[0].length);
  return `${text.slice(0, longest.index)}:${tail === '' ? ':' : tail}`;
}

function range(family: Family, start: bigint, size: bigint): AddressRange {
  return { family, start, end: start + size };
}

function parseV4(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const v4 = embedded?.[2] === undefined ? undefined : parseV4(embedded[2]);
  if (embedded && v4 === undefined) return undefined;
  const plain =
    v4 === undefined ? text : `${embedded?.[1]}${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((value, group) => (value << 16n) | BigInt(parseInt(group, 16)), 0n);
}
