/** Sets of connections: a protocol and the port at which they arrive. Exact algebra; every operation makes a new set. */
import {
  differenceOf,
  includes,
  intersectionOf,
  type Intervals,
  normalized,
  sameIntervals,
  unionOf,
} from './intervals';

export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Connections = Readonly<Record<Protocol, Intervals<number>>>;

/** One connection. */
export interface Flow {
  readonly protocol: string;
  readonly port: number;
}

const EVERY_PORT: Intervals<number> = [{ start: 1, end: 65536 }];

export const NO_CONNECTIONS: Connections = { TCP: [], UDP: [], SCTP: [] };
export const ALL_CONNECTIONS: Connections = { TCP: EVERY_PORT, UDP: EVERY_PORT, SCTP: EVERY_PORT };

export function isProtocol(text: string): text is Protocol {
  return (PROTOCOLS as readonly string[]).includes(text);
}

/** Ports `from` to `to`, both included; without them all ports of the protocol. */
export function portsOf(protocol: Protocol, from = 1, to = 65535): Connections {
  const range = { start: Math.max(from, 1), end: Math.min(to, 65535) + 1 };
  return { ...NO_CONNECTIONS, [protocol]: normalized([range]) };
}

export function union(a: Connections, b: Connections): Connections {
  if (a === ALL_CONNECTIONS || b === NO_CONNECTIONS) return a;
  if (b === ALL_CONNECTIONS || a === NO_CONNECTIONS) return b;
  return canonical({
    TCP: unionOf(a.TCP, b.TCP),
    UDP: unionOf(a.UDP, b.UDP),
    SCTP: unionOf(a.SCTP, b.SCTP),
  });
}

export function intersect(a: Connections, b: Connections): Connections {
  if (a === ALL_CONNECTIONS || b === NO_CONNECTIONS) return b;
  if (b === ALL_CONNECTIONS || a === NO_CONNECTIONS) return a;
  return canonical({
    TCP: intersectionOf(a.TCP, b.TCP),
    UDP: intersectionOf(a.UDP, b.UDP),
    SCTP: intersectionOf(a.SCTP, b.SCTP),
  });
}

export function subtract(a: Connections, b: Connections): Connections {
  if (b === NO_CONNECTIONS) return a;
  if (b === ALL_CONNECTIONS) return NO_CONNECTIONS;
  return canonical({
    TCP: differenceOf(a.TCP, b.TCP),
    UDP: differenceOf(a.UDP, b.UDP),
    SCTP: differenceOf(a.SCTP, b.SCTP),
  });
}

export function equals(a: Connections, b: Connections): boolean {
  return a === b || PROTOCOLS.every((protocol) => sameIntervals(a[protocol], b[protocol]));
}

export function isEmpty(set: Connections): boolean {
  return PROTOCOLS.every((protocol) => set[protocol].length === 0);
}

export function contains(set: Connections, { protocol, port }: Flow): boolean {
  return isProtocol(protocol) && includes(set[protocol], port);
}

/** The shared constants for the sets that occur most, so that comparing them is quick. */
function canonical(set: Connections): Connections {
  if (isEmpty(set)) return NO_CONNECTIONS;
  const full = PROTOCOLS.every((protocol) => sameIntervals(set[protocol], EVERY_PORT));
  return full ? ALL_CONNECTIONS : set;
}

/** `TCP 80,8000-8010,UDP 53`; `All Connections`, `No Connections`. `named`: ports known by name only, after their protocol. */
export function connectionText(set: Connections, named: readonly NamedPort[] = []): string {
  if (equals(set, ALL_CONNECTIONS)) return 'All Connections';
  const parts = (['SCTP', 'TCP', 'UDP'] as const).flatMap((protocol) => {
    const full = sameIntervals(set[protocol], EVERY_PORT);
    const names = full ? [] : named.filter((each) => each.protocol === protocol).map((each) => each.name);
    const texts = [...set[protocol].map(({ start, end }) => rangeText(start, end - 1)), ...names];
    return texts.length > 0 ? [`${protocol} ${texts.join(',')}`] : [];
  });
  const loose = named.filter((each) => each.protocol === undefined).map((each) => each.name);
  const all = [...loose, ...parts];
  return all.length > 0 ? all.join(',') : 'No Connections';
}

export interface NamedPort {
  /** undefined: whatever protocol the pod declares it with. */
  readonly protocol: string | undefined;
  readonly name: string;
}

function rangeText(from: number, to: number): string {
  return from === to ? `${from}` : `${from}-${to}`;
}
