/**
 * Connections that the manifests show to be meant: Services that pods name, routes and Services that lead to them from
 * outside, monitors, and what the API server calls. Whether policies allow them is another question.
 */
import type { NameLink, SelectorLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { service as serviceKind, type ServicePort, type ServiceSpec } from '../../kinds/service';
import { namedObjects } from '../resolve';
import { selectObjects } from '../selectObjects';
import { wholeFamily } from './addresses';
import { type Connections, isEmpty, isProtocol, NO_CONNECTIONS, portsOf, union } from './connections';
import type { Endpoint } from './endpoint';
import { dialled, isOpenOutside, routesTo } from './entrances';
import { podsBehind } from './entries';
import { ingressController, prometheus } from './outerPods';
import { wiresFrom } from './wires';
import type { World } from './world';

type Service = KubeObject<ServiceSpec>;

export interface Intended {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** At the destination, never empty. */
  readonly connections: Connections;
  /** What shows it: the workload that calls, or the alias that it calls; the route, the Service that is open, the monitor. */
  readonly shownBy: KubeObject;
}

const OUTSIDE: Endpoint = { type: 'addresses', range: wholeFamily(4) };

/** In the order of the world's objects; only what is certain. */
export function intendedOf(world: World): readonly Intended[] {
  return world.objects.flatMap((object) => [
    ...(object.pods ? calls(world, object) : []),
    ...(is(object, serviceKind) ? entrances(world, object) : []),
    ...scrapes(world, object),
    ...callsOfApiServer(world, object),
  ]);
}

function calls(world: World, workload: KubeObject): readonly Intended[] {
  const sources = world.pods.filter(({ object }) => object === workload);
  return wiresFrom(world.snapshot, workload).flatMap(({ service, ports }) =>
    sources.flatMap((source) => [
      ...arrivals(world, service, ports).map((each): Intended => ({ source, shownBy: workload, ...each })),
      ...aliases(service, ports).map((connections): Intended => {
        return { source, destination: OUTSIDE, connections, shownBy: service };
      }),
    ]),
  );
}

/** Ports of an alias for a host outside, whose addresses no manifest tells. */
function aliases({ spec }: Service, ports: readonly ServicePort[]): readonly Connections[] {
  if (spec.type !== 'ExternalName') return [];
  const all = ports.reduce<Connections>((set, { number, protocol }) => {
    const port = Number(number?.value);
    return Number.isInteger(port) && isProtocol(protocol) ? union(set, portsOf(protocol, port, port)) : set;
  }, NO_CONNECTIONS);
  return isEmpty(all) ? [] : [all];
}

type Arrival = Pick<Intended, 'destination' | 'connections'>;

/** Where connections to `ports` of the Service arrive. */
function arrivals(world: World, service: Service, ports: readonly ServicePort[]): readonly Arrival[] {
  if (!isOf(world, service)) return [];
  return podsBehind(world, service).flatMap(({ pods, verdict }): readonly Arrival[] => {
    const connections = verdict === 'yes' ? dialled(pods, ports).sure : NO_CONNECTIONS;
    return isEmpty(connections) ? [] : [{ destination: pods, connections }];
  });
}

function isOf({ objects }: World, object: KubeObject): boolean {
  return objects.includes(object);
}

function entrances(world: World, service: Service): readonly Intended[] {
  const routes = routesTo(world, service).filter(({ object }) => isOf(world, object));
  const controller = ingressController(world);
  const open = isOpenOutside(service) ? [{ object: service, ports: service.spec.ports }] : [];
  const led = (source: Endpoint, { object, ports }: (typeof open)[number] | (typeof routes)[number]) =>
    arrivals(world, service, ports).map((each): Intended => ({ source, shownBy: object, ...each }));
  return [
    ...routes.flatMap((route) => led(controller, route)),
    ...open.flatMap((each) => led(OUTSIDE, each)),
  ];
}

/** What a ServiceMonitor or a PodMonitor lets Prometheus read. */
function scrapes(world: World, monitor: KubeObject): readonly Intended[] {
  if (monitor.group !== 'monitoring.coreos.com') return [];
  const links = linksOf(monitor);
  const ports = links.filter((link) => link.type === 'port' && link.role === 'metrics port');
  const source = prometheus(world);
  const of = (arrival: Arrival): Intended => ({ source, shownBy: monitor, ...arrival });
  return links
    .filter((link): link is SelectorLink => link.type === 'selector' && link.selects === 'services')
    .flatMap((link) => selectObjects(world.snapshot, monitor, link))
    .filter((object) => is(object, serviceKind))
    .flatMap((service) => {
      const named = service.spec.ports.filter(({ name }) =>
        ports.some((link) => link.type === 'port' && link.port.value === name?.value),
      );
      return arrivals(world, service, named);
    })
    .map(of);
}

/** Services of webhooks and of API groups. */
function callsOfApiServer(world: World, object: KubeObject): readonly Intended[] {
  return linksOf(object)
    .filter((link): link is NameLink => link.type === 'name' && CALLED.has(link.role))
    .flatMap((link) => namedObjects(world.snapshot, object, link))
    .filter((service) => is(service, serviceKind))
    .flatMap((service) => arrivals(world, service, service.spec.ports))
    .map((arrival): Intended => ({ source: OUTSIDE, shownBy: object, ...arrival }));
}

const CALLED: ReadonlySet<string> = new Set(['webhook', 'API service']);
