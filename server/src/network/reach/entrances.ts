/** Ways from outside of the cluster to pods: routes to a Service in front of them, and Services that are open outside. */
import type { PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { isKnown } from '../../syntax/node';
import { type KubeObject } from '../../kinds/object';
import type { ServicePort, ServiceSpec } from '../../kinds/service';
import { keys } from '../../workspace/keys';
import { findServicePort } from '../ports';
import { namedObjects, nameTarget, type Target } from '../resolve';
import { servicesOf } from '../routes';
import { both, type Bounds, either, isNothing, NOTHING, when } from './bounds';
import { throughController } from './controllers';
import type { PodEndpoint } from './endpoint';
import { dialledPort } from './entries';
import { outsideOf } from './outside';
import type { World } from './world';

type Service = KubeObject<ServiceSpec>;

export interface Entrance {
  /** The Ingress or the route; the Service itself where it is open outside. */
  readonly object: KubeObject;
  readonly service: Service;
  /** Where the Service is named, or what opens it. */
  readonly place: Target;
  /** What arrives at the pods, and gets through their policies; never nothing. */
  readonly bounds: Bounds;
}

/** Kinds whose backends are led to from outside. */
const ROUTES: ReadonlySet<string> = new Set([
  'Ingress',
  'Route',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'UDPRoute',
  'IngressRoute',
  'IngressRouteTCP',
  'IngressRouteUDP',
  'HTTPProxy',
]);

/** True for what leads traffic from outside to Services. */
export function isRoute({ kind }: KubeObject): boolean {
  return ROUTES.has(kind.value);
}

/**
 * Ways in that the policies of `pods` let through. Of whoever serves a route nothing is known, so a policy that names
 * pods may mean them.
 */
export function entrancesTo(world: World, pods: PodEndpoint): readonly Entrance[] {
  return servicesOf(world.snapshot, pods.object).flatMap(({ service, verdict }) => {
    if (verdict === 'no') return [];
    const routes = routesTo(world, service).map(({ object, ports, place }) => ({
      object,
      place,
      bounds: both(dialled(pods, ports), throughController(world, object, pods)),
    }));
    const open = isOpenOutside(service)
      ? [
          {
            object: service,
            place: service.spec.typeText
              ? { object: service, span: service.spec.typeText }
              : nameTarget(service),
            bounds: both(dialled(pods, service.spec.ports), fromAddresses(world, pods)),
          },
        ]
      : [];
    return [...routes, ...open]
      .map((each): Entrance => ({ ...each, service, bounds: when(verdict, each.bounds) }))
      .filter(({ bounds }) => !isNothing(bounds));
  });
}

export interface RouteTo {
  readonly object: KubeObject;
  readonly ports: readonly ServicePort[];
  /** Where the Service is named first. */
  readonly place: Target;
}

/** Routes that lead to `service`, with the ports that they mean: all where they name none. */
export function routesTo({ snapshot }: World, service: Service): readonly RouteTo[] {
  if (!isKnown(service.name)) return [];
  const naming = snapshot.lookup(keys.namedBy('', 'Service', service.name.value));
  return naming.flatMap((object) => {
    if (!isRoute(object)) return [];
    const links = linksOf(object);
    const backends = links.flatMap((link) =>
      link.type === 'name' &&
      link.role === 'backend' &&
      namedObjects(snapshot, object, link).includes(service)
        ? [link]
        : [],
    );
    const [first] = backends;
    if (!first) return [];
    const ports = backends.flatMap((link) => {
      const wanted = links.find((each): each is PortLink => each.type === 'port' && each.of === link);
      const found = wanted && findServicePort(service.spec.ports, wanted.port);
      return found ? [found] : service.spec.ports;
    });
    return [{ object, ports: [...new Set(ports)], place: { object, span: first.text } }];
  });
}

export function isOpenOutside({ spec }: Service): boolean {
  return spec.type === 'LoadBalancer' || spec.type === 'NodePort' || spec.externalIPs.length > 0;
}

/** Where connections to `ports` of a Service arrive at the pods. */
export function dialled(pods: PodEndpoint, ports: readonly ServicePort[]): Bounds {
  return ports.map((port) => dialledPort(pods, port)).reduce(either, NOTHING);
}

/** What some address outside gets through. */
function fromAddresses(world: World, pods: PodEndpoint): Bounds {
  return outsideOf(world, pods, 'Ingress')
    .map(({ bounds }) => bounds)
    .reduce(either, NOTHING);
}
