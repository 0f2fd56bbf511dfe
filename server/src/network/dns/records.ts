/** DNS records that a Service makes. @see https://github.com/kubernetes/dns/blob/master/docs/specification.md */
import { isHeadless, type ServicePort } from '../../kinds/service';
import { nameOf } from '../../kinds/object';
import { integer, isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { serviceDnsName, shownNamespace } from '../dns';
import { type Family, familiesOf } from './families';
import { type Endpoint, endpointsOf, endpointText, type Service } from './serviceEndpoints';

export type QueryType = 'A' | 'AAAA' | 'SRV' | 'CNAME';

export interface DnsRecord {
  /** In lower case, without the dot at its end. */
  readonly name: string;
  readonly type: QueryType;
  /** `clusterIP:shop/web`, `podIP:shop/db-0`, an address, `CNAME name`, or `port target` of an SRV record. */
  readonly data: string;
  /** The Service that makes it; undefined for the API server's own. */
  readonly service: Service | undefined;
  readonly endpoint: Endpoint | undefined;
  /** `implementation`: the specification does not have it, and servers such as CoreDNS do. */
  readonly standing: 'specified' | 'implementation';
}

/** Stands for the label that a DNS server makes up for a pod without a hostname. */
export const MADE_UP = '<pod>';

/** Records of `service`; none where a template decides on its name. */
export function recordsOf(snapshot: Snapshot, service: Service): readonly DnsRecord[] {
  if (!isKnown(service.name)) return [];
  const name = serviceDnsName(snapshot, service).toLowerCase();
  const { type, externalName } = service.spec;
  if (type === 'ExternalName') {
    const target = isKnown(externalName) ? externalName.value.replace(/\.$/, '') : undefined;
    return target ? [record(name, 'CNAME', `CNAME ${target}`, service)] : [];
  }
  return isHeadless(service.spec)
    ? headlessRecords(snapshot, service, name)
    : virtualRecords(snapshot, service, name);
}

/** The cluster IP has records whether or not there are endpoints. */
function virtualRecords(snapshot: Snapshot, service: Service, name: string): readonly DnsRecord[] {
  const place = `${shownNamespace(snapshot, service)}/${nameOf(service)}`;
  const addresses = familiesOf(service.spec).map((family) =>
    record(name, typeOf(family), `${family === 'IPv6' ? 'clusterIP6' : 'clusterIP'}:${place}`, service),
  );
  const ports = service.spec.ports.flatMap((port): readonly DnsRecord[] => {
    const label = srvLabel(port);
    const number = integer(port.number);
    if (label === undefined || number === undefined) return [];
    return [record(`${label}.${name}`, 'SRV', `${number} ${name}`, service)];
  });
  const pods = endpointsOf(snapshot, service).endpoints.flatMap((endpoint) =>
    endpoint.ready && endpoint.hostname !== undefined
      ? addressRecords(snapshot, service, `${endpoint.hostname}.${name}`, endpoint, 'implementation')
      : [],
  );
  return [...addresses, ...ports, ...pods];
}

function headlessRecords(snapshot: Snapshot, service: Service, name: string): readonly DnsRecord[] {
  const ready = endpointsOf(snapshot, service).endpoints.filter((endpoint) => endpoint.ready);
  return [
    ...ready.flatMap((endpoint) => addressRecords(snapshot, service, name, endpoint)),
    ...ready.flatMap((endpoint) =>
      endpoint.hostname === undefined
        ? dashedNames(endpoint).flatMap((dashed) =>
            addressRecords(snapshot, service, `${dashed}.${name}`, endpoint, 'implementation'),
          )
        : addressRecords(snapshot, service, `${endpoint.hostname}.${name}`, endpoint),
    ),
    ...ready.flatMap((endpoint) => portRecords(service, name, endpoint)),
  ];
}

function addressRecords(
  snapshot: Snapshot,
  service: Service,
  name: string,
  endpoint: Endpoint,
  standing: DnsRecord['standing'] = 'specified',
): readonly DnsRecord[] {
  const data = endpoint.pod ? `podIP:${endpointText(snapshot, endpoint)}` : (endpoint.address ?? '');
  return endpoint.families.map((family) => record(name, typeOf(family), data, service, endpoint, standing));
}

/** The number is the endpoint's own: nothing translates it on the way to a headless Service's pods. */
function portRecords(service: Service, name: string, endpoint: Endpoint): readonly DnsRecord[] {
  const target = `${endpoint.hostname ?? dashedNames(endpoint)[0] ?? MADE_UP}.${name}`;
  return endpoint.ports.flatMap(({ port, number }) => {
    const label = srvLabel(port);
    if (label === undefined || typeof number !== 'number') return [];
    return [record(`${label}.${name}`, 'SRV', `${number} ${target}`, service, endpoint)];
  });
}

/** What CoreDNS calls an endpoint without a hostname: `10-244-1-5`. Empty where no address is known. */
function dashedNames({ pod, address }: Endpoint): readonly string[] {
  const written = pod?.name === undefined ? [] : (pod.workload.pods?.addresses ?? []).filter(isKnown);
  return [...written.map(({ value }) => value), ...(address === undefined ? [] : [address])].map((each) =>
    each.replaceAll(/[.:]/g, '-'),
  );
}

/** `_http._tcp`; undefined for a port without a name: it has no SRV record. */
function srvLabel({ name, protocol }: ServicePort): string | undefined {
  return isKnown(name) && name.value !== '' ? `_${name.value}._${protocol.toLowerCase()}` : undefined;
}

function typeOf(family: Family): QueryType {
  return family === 'IPv6' ? 'AAAA' : 'A';
}

function record(
  name: string,
  type: QueryType,
  data: string,
  service: Service | undefined,
  endpoint?: Endpoint,
  standing: DnsRecord['standing'] = 'specified',
): DnsRecord {
  return { name: name.toLowerCase(), type, data, service, endpoint, standing };
}
