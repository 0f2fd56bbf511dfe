/** Sets of connections as people write them: `TCP 80, 8000-8010 and UDP 53`. */
import { type Bounds, isExact } from '../../network/reach/bounds';
import {
  ALL_CONNECTIONS,
  type Connections,
  equals,
  isEmpty,
  portsOf,
  PROTOCOLS,
} from '../../network/reach/connections';
import { sameIntervals } from '../../network/reach/intervals';

/** Longer lists of ports lose their end. */
const MAX_RANGES = 4;

/** Empty for all connections. */
export function connectionWords(set: Connections): string {
  if (equals(set, ALL_CONNECTIONS)) return '';
  const texts = PROTOCOLS.flatMap((protocol) => {
    const ports = set[protocol];
    if (ports.length === 0) return [];
    if (sameIntervals(ports, portsOf(protocol)[protocol])) return [`any ${protocol} port`];
    const ranges = ports.map(({ start, end }) => (end - start === 1 ? `${start}` : `${start}-${end - 1}`));
    const shown = ranges.length > MAX_RANGES ? [...ranges.slice(0, MAX_RANGES - 1), '…'] : ranges;
    return [`${protocol} ${shown.join(', ')}`];
  });
  return texts.length === 0 ? 'nothing' : texts.join(' and ');
}

/** `TCP 80`, `perhaps TCP 80`; what is certain where there is something, and else what may be. Empty for all. */
export function boundsWords(bounds: Bounds): string {
  const sure = !isEmpty(bounds.sure);
  const words = connectionWords(sure ? bounds.sure : bounds.possible);
  if (!sure) return words === '' ? 'perhaps' : `perhaps ${words}`;
  if (isExact(bounds)) return words;
  return `${words}, perhaps more`;
}
