/** The Service, the port and the pods that a backend means. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServicePort } from '../../kinds/service';
import { integer, isKnown, type Text } from '../../syntax/node';
import { type Place, findByName, nearest } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { endpointsOf, type Service } from '../dns/serviceEndpoints';
import { findServicePort } from '../ports';
import type { BackendTarget, TargetEndpoint } from './answer';

export interface WantedBackend {
  /** The object that names it. */
  readonly from: KubeObject;
  readonly name: Text;
  /** undefined: the namespace of `from`. */
  readonly namespace?: string | undefined;
  /** Number or name of a Service port; undefined: the only one, or the first. */
  readonly port: Text | undefined;
  /** `or target`: a number may also be what the port forwards to, as in ingress-nginx. */
  readonly ports?: 'service' | 'or target';
}

type ServiceTarget = Extract<BackendTarget, { type: 'service' }>;

/** The target that `wanted` means; what is wrong with it, by what the manifests show, is in `problem`. */
export function serviceTarget(snapshot: Snapshot, wanted: WantedBackend): ServiceTarget {
  const namespace = wanted.namespace ?? shownNamespace(snapshot, wanted.from);
  const name = isKnown(wanted.name) ? wanted.name.value : '…';
  const found = serviceNamed(snapshot, wanted, namespace);
  const port = found && portOf(found, wanted);
  const portText = port ? String(integer(port.number) ?? port.number?.value) : (wanted.port?.value ?? '?');
  const problem = problemOf(found, port, wanted);
  const base = { type: 'service', namespace, name, service: found, port, portText, problem } as const;
  return { ...base, endpoints: found && port ? targetEndpoints(snapshot, found, port) : [] };
}

function serviceNamed(
  snapshot: Snapshot,
  { from, name }: WantedBackend,
  namespace: string,
): Service | undefined {
  if (!isKnown(name)) return undefined;
  const place: Place = { from, namespace };
  const found = nearest(findByName(snapshot, '', 'Service', name.value, place));
  const services = found.flatMap((object) => (is(object, service) ? [object] : []));
  return services.find((each) => shownNamespace(snapshot, each) === namespace) ?? services[0];
}

function portOf({ spec }: Service, { port, ports }: WantedBackend): ServicePort | undefined {
  if (!port) return spec.ports[0];
  if (!isKnown(port)) return undefined;
  const found = findServicePort(spec.ports, port);
  if (found || ports !== 'or target') return found;
  return spec.ports.find(({ targetPort }) => targetPort?.value === port.value);
}

function problemOf(
  found: Service | undefined,
  port: ServicePort | undefined,
  wanted: WantedBackend,
): string | undefined {
  if (!isKnown(wanted.name)) return 'a template decides on the Service';
  if (!found) return 'no such Service in these manifests';
  if (found.spec.type === 'ExternalName') return 'an ExternalName Service: controllers differ';
  if (port) return undefined;
  return wanted.port ? `the Service has no port ${wanted.port.value}` : 'the Service has no port';
}

/** Endpoints that are ready and have the port. */
export function targetEndpoints(
  snapshot: Snapshot,
  owner: Service,
  port: ServicePort,
): readonly TargetEndpoint[] {
  return endpointsOf(snapshot, owner).endpoints.flatMap((endpoint) => {
    const number = endpoint.ports.find((each) => each.port === port)?.number;
    return endpoint.ready && typeof number === 'number' ? [{ endpoint, number }] : [];
  });
}
