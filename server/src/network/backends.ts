/** What an Ingress backend leads to, and where it leads nowhere, why. */
import { type IngressBackend, isAlbAction } from '../kinds/ingress';
import { is, type KubeObject } from '../kinds/object';
import { service, type ServicePort, type ServiceSpec, targetOf } from '../kinds/service';
import { isKnown, type Text } from '../syntax/node';
import { isWhole, worldAround } from '../workspace/closedWorld';
import { compatible, findByName, inUnits, nearest, placeOf } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { isNearMiss, NEAR_NAME, similarTo } from './nearMiss';
import { referredName } from './referredName';
import { findServicePort } from './ports';

export type Service = KubeObject<ServiceSpec>;

/**
 * `fine`: the Service and its port are there, or nothing can be said against them. `missing`: there is no such
 * Service; `similar` are those it may have meant. `other-namespace`: only in one that an Ingress cannot reach.
 * `target-port`: the port that is asked for is what `port` forwards to. `port-missing`: none of the Service's.
 */
export type Backend =
  | { readonly state: 'fine' }
  | { readonly state: 'missing'; readonly service: Text; readonly similar: readonly Service[] }
  | { readonly state: 'other-namespace'; readonly service: Text; readonly services: readonly Service[] }
  | {
      readonly state: 'target-port';
      readonly wanted: Text;
      readonly service: Service;
      readonly port: ServicePort;
    }
  | { readonly state: 'port-missing'; readonly wanted: Text; readonly service: Service };

const FINE: Backend = { state: 'fine' };

/** What `backend` of `ingress` leads to. */
export function backendOf(snapshot: Snapshot, ingress: KubeObject, backend: IngressBackend): Backend {
  return snapshot.memo(backend, (recorded) => decide(recorded, ingress, backend));
}

function decide(snapshot: Snapshot, ingress: KubeObject, backend: IngressBackend): Backend {
  const { service: name, port } = backend;
  if (!isKnown(name) || name.value === '' || isAlbAction(port)) return FINE;
  const found = findByName(snapshot, '', 'Service', name.value, placeOf(snapshot, ingress));
  const named = nearest(found);
  if (named.length === 0) return decideMissing(snapshot, ingress, name);
  const services = named.filter((object) => is(object, service));
  if (services.length < named.length) return FINE; // a controller makes it, with ports of its own
  const apart = (object: KubeObject): boolean => !namespacesMeet(snapshot, ingress, object);
  if (found.own.length === 0 && services.some(apart)) return FINE; // perhaps another application's
  return port ? decidePort(services, port) : FINE;
}

/** Missing with certainty: by a near miss, or where the files show all Services of the deployment. */
function decideMissing(snapshot: Snapshot, ingress: KubeObject, name: Text): Backend {
  const key = keys.kind('', 'Service');
  const around = inUnits(snapshot, key, ingress).filter((object) => is(object, service));
  const closed = worldAround(snapshot, ingress, key) === 'closed';
  if (closed) {
    const services = around.filter((object) => object.name?.value === name.value);
    if (services.length > 0) return { state: 'other-namespace', service: name, services };
  }
  const within = around.filter((object) => canReach(snapshot, ingress, object));
  const similar = similarTo(name.value, within, (object) => referredName(ingress, object));
  const near = similar.some((object) =>
    isNearMiss(name.value, referredName(ingress, object), NEAR_NAME, 'unit'),
  );
  if (closed || near) return { state: 'missing', service: name, similar };
  const beyond = snapshot
    .lookup(key)
    .filter((object) => isNearMiss(name.value, referredName(ingress, object), NEAR_NAME, 'workspace'))
    .filter((object) => is(object, service))
    .filter((object) => canReach(snapshot, ingress, object));
  return beyond.length > 0 ? { state: 'missing', service: name, similar: beyond } : FINE;
}

function canReach(snapshot: Snapshot, ingress: KubeObject, object: KubeObject): boolean {
  return compatible(snapshot.namespaceOf(ingress), snapshot.namespaceOf(object));
}

/** True where both are written to be in one namespace. */
function namespacesMeet(snapshot: Snapshot, a: KubeObject, b: KubeObject): boolean {
  const namespace = snapshot.namespaceOf(a);
  return namespace !== undefined && namespace === snapshot.namespaceOf(b);
}

/** An Ingress or a route names a Service's port, never its targetPort. @see IngressBackend of `networking.k8s.io/v1` */
export function decidePort(services: readonly Service[], wanted: Text): Backend {
  const [first] = services;
  if (!first || !isKnown(wanted) || !services.every(showsPorts)) return FINE;
  if (services.some(({ spec }) => findServicePort(spec.ports, wanted))) return FINE;
  for (const each of services) {
    const port = each.spec.ports.find((candidate) => targetOf(candidate)?.value === wanted.value);
    if (port) return { state: 'target-port', wanted, service: each, port };
  }
  return { state: 'port-missing', wanted, service: first };
}

/** An ExternalName Service needs no list of ports; a template may hold more than is written. */
function showsPorts(object: Service): boolean {
  const { type, ports } = object.spec;
  const known = ports.every((port) => isKnown(port.number) && (!port.name || isKnown(port.name)));
  return isWhole(object) && type !== undefined && type !== 'ExternalName' && known;
}
