/** What the API server says about the IP addresses and CIDRs of Services and their endpoints. */
import { parseAddress, parseBlock } from '../../network/reach/addresses';

export type Family = 'IPv4' | 'IPv6';

/** The family of the address `text`; undefined where it is none. */
export function familyOfAddress(text: string): Family | undefined {
  const address = parseAddress(text);
  return address && (address.family === 4 ? 'IPv4' : 'IPv6');
}

/** True for `address/bits`. */
export function isCidr(text: string): boolean {
  return text.includes('/') && parseBlock(text) !== undefined;
}

export function bitsOf(family: Family): number {
  return family === 'IPv4' ? 32 : 128;
}

/** @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go (ValidateEndpointIP) */
const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['0.0.0.0/32', 'unspecified'],
  ['::/128', 'unspecified'],
  ['127.0.0.0/8', 'loopback'],
  ['::1/128', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['fe80::/10', 'link-local'],
  ['224.0.0.0/24', 'link-local multicast'],
  ['ff02::/16', 'link-local multicast'],
];

/** The sort of addresses that no endpoint may have, where `text` is one. */
export function forbiddenAsEndpoint(text: string): string | undefined {
  const address = parseAddress(text);
  return FORBIDDEN.find(([block]) => {
    const range = parseBlock(block);
    return (
      address && range?.family === address.family && range.start <= address.value && address.value < range.end
    );
  })?.[1];
}
