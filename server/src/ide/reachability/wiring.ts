/** What manifests wire together: from outside to routes, to Services, to pods, and from pods to the Services they name. */
import type { HostLink, Link, NameLink, PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServicePort, targetOf } from '../../kinds/service';
import { servicesOfHost } from '../../network/hosts';
import { findServicePort } from '../../network/ports';
import { throughController } from '../../network/reach/controllers';
import { shown } from '../../network/reach/endpoint';
import { namedObjects } from '../../network/resolve';
import type { Location } from '../../workspace/snapshot';
import { type Drawing, idOf, namespaceName, placeOfName, type Service } from './drawing';
import { edgeOf, wired } from './edges';
import type { ReachEdge, ReachNode } from './graph';
import { everywhere } from './outsideNodes';
import { serviceEdges } from './serviceWiring';

/** Kinds that lead traffic to Services. */
const ROUTES: ReadonlySet<string> = new Set(
  'Ingress Route HTTPRoute GRPCRoute TCPRoute TLSRoute UDPRoute IngressRoute IngressRouteTCP IngressRouteUDP HTTPProxy VirtualService'.split(
    ' ',
  ),
);

/** In the order of the objects that make them; a pair of nodes has one edge of a type. */
export function wiringEdges(drawing: Drawing): readonly ReachEdge[] {
  const edges = new Map<string, ReachEdge>();
  for (const object of drawing.world.objects) {
    for (const edge of edgesFrom(drawing, object)) if (!edges.has(edge.id)) edges.set(edge.id, edge);
  }
  return [...edges.values()];
}

function edgesFrom(drawing: Drawing, object: KubeObject): readonly ReachEdge[] {
  if (is(object, service)) return serviceEdges(drawing, object);
  if (object.pods) return callEdges(drawing, object);
  return ROUTES.has(object.kind.value) ? routeEdges(drawing, object) : [];
}

function routeEdges(drawing: Drawing, object: KubeObject): readonly ReachEdge[] {
  const links = linksOf(object);
  const mentions = links.filter(isBackend).flatMap((link) => mentionsBy(drawing, object, links, link));
  const route = drawing.add(routeNode(drawing, object));
  const backends = byService(mentions).map(({ target, ports, place }) => {
    const through = wired(drawing, target, ports, (pods) => throughController(drawing.world, object, pods));
    return edgeTo(drawing, route, target, 'routes', { ...through, place });
  });
  return [...entrances(drawing, object, route, links.filter(isParent)), ...backends.flat()];
}

/** From outside, by way of the Gateways to which the route is attached. */
function entrances(
  drawing: Drawing,
  object: KubeObject,
  route: ReachNode,
  parents: readonly NameLink[],
): readonly ReachEdge[] {
  const { snapshot } = drawing.world;
  const found = parents.flatMap((link) =>
    namedObjects(snapshot, object, link).flatMap((gateway) =>
      drawing.has(gateway) && gateway.kind.value.endsWith('Gateway') ? [{ gateway, link }] : [],
    ),
  );
  const inMeshOnly = object.kind.value === 'VirtualService' && parents.length === 0;
  if (found.length === 0) return inMeshOnly ? [] : [edgeOf(outside(drawing), route, 'enters', {})];
  return found.flatMap(({ gateway, link }) => {
    const node = drawing.add(routeNode(drawing, gateway));
    return [
      edgeOf(outside(drawing), node, 'enters', {}),
      edgeOf(node, route, 'routes', { place: snapshot.locate(object, link.text) }),
    ];
  });
}

function outside(drawing: Drawing): ReachNode {
  return drawing.add(everywhere('from'));
}

/** To Services whose hosts are in variables and arguments of the pods, or in ConfigMaps that they use. */
function callEdges(drawing: Drawing, object: KubeObject): readonly ReachEdge[] {
  const pods = drawing.podsBy(object);
  const source = pods && drawing.nodeOfPods(pods);
  if (!source) return [];
  const { snapshot } = drawing.world;
  const mentions = drawing.world
    .wiresFrom(object)
    .flatMap(({ service: target, ports, place }): readonly Mention[] =>
      drawing.has(target) ? [{ target, ports, place: snapshot.locate(place.object, place.span) }] : [],
    );
  return byService(mentions).flatMap(({ target, ports, place }) => {
    if (target.spec.type === 'ExternalName') {
      const verdict = source.isolated?.egress === 'no' ? 'allowed' : 'unknown';
      return edgeTo(drawing, source, target, 'calls', { verdict, place });
    }
    const through = wired(drawing, target, ports, (other) => drawing.matrix.between(pods, other));
    return edgeTo(drawing, source, target, 'calls', { ...through, place });
  });
}

function edgeTo(
  drawing: Drawing,
  source: ReachNode,
  target: Service,
  type: 'routes' | 'calls',
  given: Parameters<typeof edgeOf>[3],
): readonly ReachEdge[] {
  const node = drawing.nodeOf(target);
  return node ? [edgeOf(source, node, type, given)] : [];
}

interface Mention {
  readonly target: Service;
  readonly ports: readonly ServicePort[];
  readonly place: Location;
}

/** Services of this world that `link` can mean, and their ports that are meant. */
function mentionsBy(
  drawing: Drawing,
  object: KubeObject,
  links: readonly Link[],
  link: NameLink | HostLink,
): readonly Mention[] {
  const { snapshot } = drawing.world;
  const found =
    link.type === 'name' ? namedObjects(snapshot, object, link) : servicesOfHost(snapshot, object, link.text);
  const wanted = links.find((each): each is PortLink => each.type === 'port' && isOf(each, link));
  return found.flatMap((target): readonly Mention[] => {
    if (!is(target, service) || !drawing.has(target)) return [];
    return [{ target, ports: portsMeant(target, wanted), place: snapshot.locate(object, link.text) }];
  });
}

function isOf({ of }: PortLink, link: NameLink | HostLink): boolean {
  return of === link || (of.type === 'pods-behind' && of.services === link);
}

/** All ports where none is named. */
function portsMeant({ spec }: Service, wanted: PortLink | undefined): readonly ServicePort[] {
  if (!wanted) return spec.ports;
  if (wanted.of.type === 'pods-behind') {
    return spec.ports.filter((port) => targetOf(port)?.value === wanted.port.value);
  }
  const found = findServicePort(spec.ports, wanted.port);
  return found ? [found] : spec.ports;
}

/** Mentions of one Service as one, at the first place. */
function byService(mentions: readonly Mention[]): readonly Mention[] {
  const found = new Map<Service, Mention>();
  for (const mention of mentions) {
    const known = found.get(mention.target);
    const ports = [...new Set([...(known?.ports ?? []), ...mention.ports])];
    found.set(mention.target, { ...(known ?? mention), ports });
  }
  return [...found.values()];
}

function routeNode(drawing: Drawing, object: KubeObject): ReachNode {
  const { world } = drawing;
  const hosts = linksOf(object).flatMap((link) =>
    link.type === 'host' && link.role === 'host' ? [link.text.value] : [],
  );
  const [host, ...others] = new Set(hosts);
  return {
    id: idOf(world, object),
    type: 'route',
    kind: object.kind.value,
    label: shown(nameOf(object)),
    namespace: namespaceName(world, object),
    detail: others.length > 0 ? `${host} and ${others.length} more` : host,
    place: placeOfName(world, object),
    end: '{ingress-controller}',
    isolated: undefined,
  };
}

function isBackend(link: Link): link is NameLink | HostLink {
  if (link.type === 'host') return link.role === 'destination';
  return link.type === 'name' && link.role === 'backend' && link.kind === 'Service' && link.group === '';
}

function isParent(link: Link): link is NameLink {
  return link.type === 'name' && (link.role === 'parent' || link.role === 'gateway');
}
