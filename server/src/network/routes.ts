/** Ways to a port, seen from its end: the Services in front of a container port, the Ingress paths to a Service. */
import { type IngressBackend, ingress, type IngressPath, type IngressSpec } from '../kinds/ingress';
import type { Text } from '../syntax/node';
import { type KubeObject, is } from '../kinds/object';
import type { ContainerPort } from '../kinds/podTemplate';
import { podsLink, service, type ServicePort, type ServiceSpec, targetOf } from '../kinds/service';
import { integer, isKnown } from '../syntax/node';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { findServicePort, podPort } from './ports';
import { namedObjects } from './resolve';
import { selectorsOf } from './selectors';
import type { Verdict } from './verdict';

export interface ServiceRoute {
  readonly service: KubeObject<ServiceSpec>;
  readonly port: ServicePort;
}

export interface IngressRoute {
  readonly ingress: KubeObject<IngressSpec>;
  /** undefined: any host. */
  readonly host: Text | undefined;
  /** undefined: the default backend, which takes what no rule does. */
  readonly path: IngressPath | undefined;
}

/** Services that select the pods of `workload`, or may. */
export function servicesOf(
  snapshot: Snapshot,
  workload: KubeObject,
): readonly { readonly service: KubeObject<ServiceSpec>; readonly verdict: Verdict }[] {
  const found = selectorsOf(snapshot, workload, (object) => {
    const link = is(object, service) ? podsLink(object) : undefined;
    return link ? [link] : [];
  });
  return found.flatMap(({ object, verdict }) => (is(object, service) ? [{ service: object, verdict }] : []));
}

/** Service ports that forward to `port` of the pods of `workload`. */
export function servicesTo(
  snapshot: Snapshot,
  workload: KubeObject,
  port: Pick<ContainerPort, 'number' | 'protocol'>,
): readonly ServiceRoute[] {
  const number = integer(port.number);
  if (number === undefined) return [];
  const owners = servicesOf(snapshot, workload).filter(({ verdict }) => verdict === 'yes');
  return owners.flatMap(({ service: owner }) =>
    owner.spec.ports
      .filter((candidate) => candidate.protocol === port.protocol)
      .filter((candidate) => forwardsTo(workload, candidate, number))
      .map((candidate) => ({ service: owner, port: candidate })),
  );
}

function forwardsTo(workload: KubeObject, port: ServicePort, number: number): boolean {
  const wanted = targetOf(port);
  const found = wanted && podPort(workload, wanted, port.protocol);
  return found?.state === 'resolved' && found.number === number;
}

/** Ingress paths that lead to `port` of the Service `owner`. */
export function ingressesTo(
  snapshot: Snapshot,
  owner: KubeObject<ServiceSpec>,
  port: ServicePort,
): readonly IngressRoute[] {
  if (!isKnown(owner.name)) return [];
  const candidates = snapshot.lookup(keys.namedBy('', 'Service', owner.name.value));
  return candidates.flatMap((object) =>
    is(object, ingress)
      ? pathsOf(object).filter(({ backend }) => leadsTo(snapshot, object, backend, owner, port))
      : [],
  );
}

function pathsOf(
  object: KubeObject<IngressSpec>,
): (IngressRoute & { backend: IngressBackend | undefined })[] {
  const { defaultBackend, rules } = object.spec;
  const paths = rules.flatMap(({ host, paths: each }) =>
    each.map((path) => ({ ingress: object, host, path, backend: path.backend })),
  );
  return [{ ingress: object, host: undefined, path: undefined, backend: defaultBackend }, ...paths];
}

function leadsTo(
  snapshot: Snapshot,
  from: KubeObject,
  backend: IngressBackend | undefined,
  owner: KubeObject<ServiceSpec>,
  port: ServicePort,
): boolean {
  if (!backend?.service || !backend.port || backend.service.value !== owner.name?.value) return false;
  const link = { type: 'name', role: 'backend', text: backend.service, kind: 'Service', group: '' } as const;
  return (
    findServicePort(owner.spec.ports, backend.port) === port &&
    namedObjects(snapshot, from, link).includes(owner)
  );
}
