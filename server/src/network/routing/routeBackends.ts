/**
 * What the backends of a Gateway API route lead to, those of its filters included, and where they lead nowhere, why.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference
 */
import type { NameLink, PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { SERVICE } from '../../kinds/linked';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServicePort } from '../../kinds/service';
import { isKnown, type Text } from '../../syntax/node';
import { worldAround } from '../../workspace/closedWorld';
import { findByName, inUnits, nearest } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { decidePort, type Service } from '../backends';
import { missingObject } from '../missingObject';
import { similarTo } from '../nearMiss';
import { placeOfName } from '../resolve';
import { isRoute } from './gatewayRoutes';

/** A Service that a route names. */
export interface RouteBackend {
  readonly link: NameLink;
  /** As written. */
  readonly port: Text | undefined;
}

/**
 * `missing`: there is no such Service; `similar` are those it may have meant. `other-namespace`: only in one that the
 * reference does not name. `no-port`: a Service is named without a port. `target-port` and `port-missing`: the Service
 * has no such port, but one that forwards to it, or none at all.
 */
export type BackendState =
  | { readonly state: 'fine' }
  | { readonly state: 'missing'; readonly similar: readonly Service[] }
  | { readonly state: 'other-namespace'; readonly services: readonly Service[] }
  | { readonly state: 'no-port'; readonly service: Service | undefined }
  | {
      readonly state: 'target-port';
      readonly wanted: Text;
      readonly service: Service;
      readonly port: ServicePort;
    }
  | { readonly state: 'port-missing'; readonly wanted: Text; readonly service: Service };

const FINE: BackendState = { state: 'fine' };

/** Roles of the links to what takes a route's requests. */
export const BACKEND_ROLES: readonly string[] = ['backend', 'mirror', 'external auth'];

/** Services that `object` names as backends; none where it is no route. */
export function routeBackends(object: KubeObject): readonly RouteBackend[] {
  if (!isRoute(object)) return [];
  const links = linksOf(object);
  const ports = links.filter((link): link is PortLink => link.type === 'port');
  return links.flatMap((link): readonly RouteBackend[] => {
    if (link.type !== 'name' || !BACKEND_ROLES.includes(link.role) || !isService(link)) return [];
    return [{ link, port: ports.find(({ of }) => of === link)?.port }];
  });
}

function isService({ group, kind }: NameLink): boolean {
  return group === SERVICE.group && kind === SERVICE.kind;
}

/** What `backend` of `route` leads to. */
export function backendState(snapshot: Snapshot, route: KubeObject, backend: RouteBackend): BackendState {
  const { link, port } = backend;
  if (!isKnown(link.text) || (link.namespace && !isKnown(link.namespace))) return FINE;
  const place = placeOfName(snapshot, route, link);
  const found = findByName(snapshot, SERVICE.group, SERVICE.kind, link.text.value, place);
  const named = nearest(found);
  if (named.length === 0) return decideMissing(snapshot, route, link);
  const services = named.filter((each) => is(each, service));
  if (services.length < named.length) return FINE; // a controller makes it, with ports of its own
  if (!port) return { state: 'no-port', service: services[0] };
  const apart = services.some(
    (each) => place.namespace === undefined || place.namespace !== snapshot.namespaceOf(each),
  );
  if (found.own.length === 0 && apart) return FINE; // perhaps another application's
  const decided = decidePort(services, port);
  return decided.state === 'target-port' || decided.state === 'port-missing' ? decided : FINE;
}

/** With certainty: by a near miss, or where the files show all Services of the deployment. */
function decideMissing(snapshot: Snapshot, route: KubeObject, link: NameLink): BackendState {
  const key = keys.kind(SERVICE.group, SERVICE.kind);
  const around = inUnits(snapshot, key, route).filter((each) => is(each, service));
  const missing = missingObject(snapshot, route, link);
  if (missing?.state === 'misspelt') {
    return { state: 'missing', similar: missing.similar.filter((each) => is(each, service)) };
  }
  const elsewhere = around.filter(({ name }) => name?.value === link.text.value);
  if (elsewhere.length > 0 && worldAround(snapshot, route, key) === 'closed') {
    return { state: 'other-namespace', services: elsewhere };
  }
  if (!missing) return FINE;
  return { state: 'missing', similar: similarTo(link.text.value, around, ({ name }) => name?.value) };
}
