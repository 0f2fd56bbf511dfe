/** The way of a packet to a Service, as lines of a hover: client → load balancer → cluster IP → each pod. */
import type { KubeObject } from '../../kinds/object';
import { isHeadless, type ServicePort, type ServiceSpec } from '../../kinds/service';
import { endpointsOf, type Endpoint } from '../../network/dns/serviceEndpoints';
import { podsText } from '../../network/podCount';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { bullets, code, inline, linkTo, plain, valueOf } from '../markdown';

const MAX_PORTS = 4;

/** One line for each port, and what forwards it; empty for an ExternalName, which forwards nothing. */
export function servicePathLines(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly string[] {
  const { spec } = object;
  if (spec.type === 'ExternalName' || spec.type === undefined || spec.ports.length === 0) return [];
  const paths = spec.ports.map((port) => pathText(snapshot, object, port));
  return [...bullets(paths, MAX_PORTS), howText(spec)];
}

/** `client → load balancer :80 → node :30080 → cluster IP :80 → 2 pods :8080 (deployment/web)`. */
function pathText(snapshot: Snapshot, object: KubeObject<ServiceSpec>, port: ServicePort): string {
  const name = port.name ? `${code(valueOf(port.name))} ` : '';
  return `${name}client → ${[...frontDoors(object.spec, port), podsOf(snapshot, object, port)].join(' → ')}`;
}

function frontDoors(spec: ServiceSpec, port: ServicePort): readonly string[] {
  if (isHeadless(spec)) return [];
  const own = `:${valueOf(port.number)}${protocolText(port)}`;
  const node = port.nodePort ? `node :${valueOf(port.nodePort)}` : 'node (port chosen by the cluster)';
  const cluster = `cluster IP ${own}`;
  switch (spec.type) {
    case 'LoadBalancer':
      return [`load balancer ${own}${rangesText(spec.loadBalancerSourceRanges)}`, node, cluster];
    case 'NodePort':
      return [node, cluster];
    default:
      return [...(spec.externalIPs.length > 0 ? [`external IP ${own}`] : []), cluster];
  }
}

function protocolText({ protocol }: ServicePort): string {
  return protocol === 'TCP' ? '' : `/${plain(protocol)}`;
}

function rangesText(ranges: readonly Text[]): string {
  return ranges.length > 0
    ? ` (from ${inline(
        ranges.map((range) => code(valueOf(range))),
        3,
      )} only)`
    : '';
}

function podsOf(snapshot: Snapshot, object: KubeObject<ServiceSpec>, port: ServicePort): string {
  const { endpoints, uncertain } = endpointsOf(snapshot, object);
  const reached = endpoints.flatMap((endpoint): readonly Reached[] => {
    const number = endpoint.ports.find((each) => each.port === port)?.number;
    return endpoint.ready && typeof number === 'number' ? [{ endpoint, number }] : [];
  });
  if (reached.length === 0)
    return uncertain.length > 0 || object.document.templated ? 'pods unknown' : 'no pods here';
  const numbers = [...new Set(reached.map(({ number }) => number))];
  return numbers.map((number) => groupText(snapshot, number, reached)).join(', ');
}

interface Reached {
  readonly endpoint: Endpoint;
  readonly number: number;
}

/** `2 pods :8080 (deployment/web)`. */
function groupText(snapshot: Snapshot, number: number, reached: readonly Reached[]): string {
  const group = reached.filter((each) => each.number === number);
  const workloads = [...new Set(group.flatMap(({ endpoint }) => endpoint.pod?.workload ?? []))];
  if (workloads.length === 0) {
    return inline(
      group.map(({ endpoint }) => code(`${endpoint.address ?? ''}:${number}`)),
      3,
    );
  }
  const links = inline(
    workloads.map((workload) => linkTo(snapshot, workload)),
    3,
  );
  return `${podsText(workloads)} :${number} (${links})`;
}

/** What kube-proxy does, in one line. @see https://kubernetes.io/docs/reference/networking/virtual-ips/ */
function howText(spec: ServiceSpec): string {
  if (isHeadless(spec)) {
    return 'Headless: DNS gives the addresses of the pods, nothing forwards, and clients dial the pods\u2019 own port';
  }
  const outside = spec.type === 'LoadBalancer' || spec.type === 'NodePort';
  const affinity =
    spec.sessionAffinity?.value === 'ClientIP' ? 'one pod for each client address' : 'any ready pod';
  const near = spec.internalTrafficPolicy?.value === 'Local' ? ', on the client\u2019s own node only' : '';
  const local =
    outside && spec.externalTrafficPolicy?.value === 'Local'
      ? '; from outside only pods of the node that is reached, and the client address stays'
      : outside
        ? '; from outside pods of any node, and the client address may become a node\u2019s'
        : '';
  return `kube-proxy on every node rewrites the destination to ${affinity}${near}${local}`;
}
