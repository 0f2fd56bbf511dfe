/** What the cluster's DNS server answers, by what the manifests say. */
import { is } from '../../kinds/object';
import { isHeadless, service } from '../../kinds/service';
import type { KubeObject } from '../../kinds/object';
import { ANY, findAll, nearest } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import { settingsOf } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { podsOf, podText } from './pods';
import { endpointsOf, type Service } from './serviceEndpoints';
import { type DnsRecord, type QueryType, recordsOf } from './records';

/**
 * `NODATA`: the name has records, but none of this type. `EXTERNAL`: the name is none of the cluster's, so other
 * servers answer. `NODE_RESOLVER`: the node's resolv.conf decides. `IMPLEMENTATION`: DNS servers differ.
 */
export type Rcode = 'NOERROR' | 'NODATA' | 'NXDOMAIN' | 'EXTERNAL' | 'NODE_RESOLVER' | 'IMPLEMENTATION';

export interface DnsAnswer {
  readonly rcode: Rcode;
  readonly records: readonly DnsRecord[];
}

const DASHED_V4 = /^(\d{1,3}-){3}\d{1,3}$/;
const DASHED_ADDRESS = new RegExp(`${DASHED_V4.source}|^[\\da-f]*(-[\\da-f]*){2,7}$`);

/** Namespaces of every cluster. */
const BUILT_IN: readonly string[] = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** The answer for `name`, fully qualified, with or without a dot at its end. `from`: whose unit goes first. */
export function answerOf(snapshot: Snapshot, name: string, type: QueryType, from?: KubeObject): DnsAnswer {
  const fqdn = name.toLowerCase().replace(/\.$/, '');
  const zone = zoneOf(snapshot, from);
  if (fqdn === zone) return answer('NODATA');
  if (!fqdn.endsWith(`.${zone}`)) return answer('EXTERNAL');
  const labels = fqdn.slice(0, -zone.length - 1).split('.');
  const kind = labels.pop();
  const namespace = labels.pop();
  if (kind !== 'svc' && kind !== 'pod') return answer(fqdn === `dns-version.${zone}` ? 'NODATA' : 'NXDOMAIN');
  if (namespace === undefined) return answer('NODATA');
  if (kind === 'pod') return podAnswer(snapshot, namespace, labels, type);
  const serviceName = labels.pop();
  if (serviceName === undefined) return answer(hasNamespace(snapshot, namespace) ? 'NODATA' : 'NXDOMAIN');
  const services = servicesNamed(snapshot, serviceName, namespace, from);
  const builtIn = serviceName === 'kubernetes' && namespace === 'default' && services.length === 0;
  const records = builtIn
    ? apiServerRecords(`kubernetes.default.svc.${zone}`)
    : services.flatMap((each) => recordsOf(snapshot, each));
  return (
    fromRecords(
      records.filter((record) => record.name === fqdn),
      type,
    ) ?? answer(hasMadeUpName(snapshot, services, labels) ? 'IMPLEMENTATION' : 'NXDOMAIN')
  );
}

/** The zone of the cluster that `from` is deployed to. */
function zoneOf({ settings }: Snapshot, from: KubeObject | undefined): string {
  return (from ? settingsOf(settings, from.document.uri) : settings).clusterDomain.toLowerCase();
}

function fromRecords(named: readonly DnsRecord[], type: QueryType): DnsAnswer | undefined {
  if (named.length === 0) return undefined;
  const fitting = named.filter((record) => record.type === type || record.type === 'CNAME');
  const specified = fitting.filter((record) => record.standing === 'specified');
  if (specified.length > 0) return { rcode: 'NOERROR', records: unique(specified) };
  return fitting.length > 0 ? { rcode: 'IMPLEMENTATION', records: unique(fitting) } : answer('NODATA');
}

/** Services of that name and namespace; one without a namespace stands in the one that is assumed for all. */
export function servicesNamed(
  snapshot: Snapshot,
  name: string,
  namespace: string,
  from: KubeObject | undefined,
): readonly Service[] {
  const key = keys.name('', 'Service', name);
  const fits = (object: KubeObject): boolean =>
    shownNamespace(snapshot, object) === namespace && snapshot.layout.isManifest(object.document.uri);
  const found = from
    ? nearest(findAll(snapshot, key, { from, namespace: ANY }, fits))
    : snapshot.lookup(key).filter(fits);
  return found.flatMap((object) => (is(object, service) ? [object] : []));
}

/** `10-244-1-5.default.pod.…`: CoreDNS answers any address, checked ones only, or none, by its configuration. */
function podAnswer(
  snapshot: Snapshot,
  namespace: string,
  labels: readonly string[],
  type: QueryType,
): DnsAnswer {
  const [dashed = '', ...more] = labels;
  if (labels.length === 0) return answer('NODATA');
  if (more.length > 0 || !DASHED_ADDRESS.test(dashed)) return answer('NXDOMAIN');
  const address = dashed.replaceAll('-', DASHED_V4.test(dashed) ? '.' : ':');
  if ((type === 'AAAA') !== address.includes(':')) return answer('NODATA');
  const [pod] = snapshot
    .lookup(keys.workloads)
    .filter(
      (object) =>
        shownNamespace(snapshot, object) === namespace &&
        object.pods?.addresses.some(({ value }) => value === address),
    )
    .flatMap(podsOf);
  const data = pod ? `podIP:${podText(snapshot, pod)}` : address;
  const common = { service: undefined, endpoint: undefined, standing: 'implementation' } as const;
  return { rcode: 'IMPLEMENTATION', records: [{ ...common, name: dashed, type, data }] };
}

/** True for the name that a server may make up for a headless Service's pod that has none. */
function hasMadeUpName(snapshot: Snapshot, services: readonly Service[], labels: readonly string[]): boolean {
  const [label = '', ...more] = labels;
  if (more.length > 0 || !DASHED_ADDRESS.test(label)) return false;
  return services.some(
    (each) =>
      isHeadless(each.spec) &&
      endpointsOf(snapshot, each).endpoints.some(({ hostname, ready }) => ready && hostname === undefined),
  );
}

/** The API server publishes itself. @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/ */
function apiServerRecords(name: string): readonly DnsRecord[] {
  const common = { service: undefined, endpoint: undefined, standing: 'specified' } as const;
  return [
    { ...common, name, type: 'A', data: 'clusterIP:default/kubernetes' },
    { ...common, name: `_https._tcp.${name}`, type: 'SRV', data: `443 ${name}` },
  ];
}

function hasNamespace(snapshot: Snapshot, namespace: string): boolean {
  if (BUILT_IN.includes(namespace) || snapshot.lookup(keys.name('', 'Namespace', namespace)).length > 0)
    return true;
  const kinds = [keys.workloads, keys.kind('', 'Service')];
  return kinds.some((key) =>
    snapshot.lookup(key).some((object) => shownNamespace(snapshot, object) === namespace),
  );
}

function unique(records: readonly DnsRecord[]): readonly DnsRecord[] {
  return [...new Map(records.map((record) => [record.data, record])).values()];
}

function answer(rcode: Rcode): DnsAnswer {
  return { rcode, records: [] };
}
