/**
 * What the sidecar of a mesh sees of a connection: whether it passes by, and whether it can read HTTP.
 * @see https://istio.io/latest/docs/reference/config/annotations/
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
import { valueOf } from '../../kinds/labels';
import { is } from '../../kinds/object';
import { service, type ServicePort, targetOf } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { podPort } from '../ports';
import type { Flow } from './connections';
import type { Endpoint, PodEndpoint } from './endpoint';
import { podsBehind } from './entries';
import type { World } from './world';

/** `unknown`: the mesh looks at what is sent. */
export type MeshProtocol = 'http' | 'tcp' | 'unknown';

const TRAFFIC = 'traffic.sidecar.istio.io/';

/** True where the pods' annotations keep the sidecar out of connections to the port. */
export function passesBySidecar(pods: PodEndpoint, { port }: Flow): boolean {
  const included = listed(pods, 'includeInboundPorts');
  if (included && !included.includes('*') && !included.includes(String(port))) return true;
  return listed(pods, 'excludeInboundPorts')?.includes(String(port)) ?? false;
}

/** True where the source's annotations keep its sidecar out of it, so that it shows no certificate. */
export function sendsPlain(source: Endpoint, { port }: Flow): boolean {
  return source.type === 'pods' && (listed(source, 'excludeOutboundPorts')?.includes(String(port)) ?? false);
}

/** undefined: not written, or a template. */
function listed({ object }: PodEndpoint, name: string): readonly string[] | undefined {
  const text = object.pods && valueOf(object.pods.traffic, TRAFFIC + name);
  return isKnown(text) ? text.value.split(',').map((part) => part.trim()) : undefined;
}

/** As the Services in front of the port say; they may not agree. */
export function meshProtocol(world: World, pods: PodEndpoint, flow: Flow): MeshProtocol {
  const found = new Set(
    world.objects
      .filter((object) => is(object, service))
      .filter((object) => podsBehind(world, object).some((each) => each.pods === pods))
      .flatMap(({ spec }) => spec.ports.filter((port) => leadsTo(pods, port, flow)).map(protocolOf)),
  );
  const [only = 'unknown', ...others] = found;
  return others.length === 0 ? only : 'unknown';
}

function leadsTo({ object }: PodEndpoint, port: ServicePort, flow: Flow): boolean {
  const target = targetOf(port);
  const found =
    target && port.protocol === flow.protocol ? podPort(object, target, port.protocol) : undefined;
  return found?.state === 'resolved' && found.number === flow.port;
}

const HTTP: readonly string[] = [
  'http',
  'http2',
  'grpc',
  'grpc-web',
  'kubernetes.io/h2c',
  'kubernetes.io/ws',
];
const TCP: readonly string[] = ['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis', 'kubernetes.io/wss'];

function protocolOf({ appProtocol, name }: ServicePort): MeshProtocol {
  if ((appProtocol && !isKnown(appProtocol)) || (name && !isKnown(name))) return 'unknown';
  const lower = (appProtocol ?? name)?.value.toLowerCase() ?? '';
  const word = appProtocol || lower.startsWith('grpc-web') ? lower : (lower.split('-')[0] ?? '');
  if (HTTP.includes(word)) return 'http';
  return TCP.includes(word) ? 'tcp' : 'unknown';
}
