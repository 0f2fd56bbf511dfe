/** Where the DNS of the cluster answers, as ends of connections. */
import { some, type Verdict } from '../verdict';
import { verdictOn } from './bounds';
import type { Endpoint } from './endpoint';
import { endpointsAt } from './places';
import { reach } from './reach';
import type { World } from './world';

interface DnsPlace {
  readonly endpoint: Endpoint;
  readonly port: number;
}

const DNS_PORT = 53;

/** `kube-system/{k8s-app=kube-dns}:53`, `169.254.20.10`, `[fd00::a]:53`; undefined for what is neither. */
export function parseDnsPlace(text: string): { readonly end: string; readonly port: number } | undefined {
  const found = /^(.*\}|[\d.]+|\[[\da-f:.]+\])(?::(\d+))?$/i.exec(text.trim());
  if (!found?.[1]) return undefined;
  return { end: found[1].replace(/^\[|\]$/g, ''), port: found[2] ? Number(found[2]) : DNS_PORT };
}

/** Whether `source` may ask the DNS of the cluster, over UDP: policies at both ends let it, at any of the places. */
export function reachesDnsFrom(world: World, source: Endpoint): Verdict {
  return some(
    dnsPlaces(world).map(({ endpoint, port }) =>
      verdictOn(reach(world, source, endpoint).total, { protocol: 'UDP', port }),
    ),
  );
}

/** Pods of the manifests that are meant, or else such pods as are expected there. */
export function dnsPlaces(world: World): readonly DnsPlace[] {
  return world.assumptions.dns.flatMap((text): readonly DnsPlace[] => {
    const place = parseDnsPlace(text);
    if (!place) return [];
    return endpointsAt(world, place.end).map((endpoint) => ({ endpoint, port: place.port }));
  });
}
