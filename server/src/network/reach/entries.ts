/**
 * Ways into the cluster that an Ingress, a Route or a Gateway route opens: pods behind Services, and the ports that the
 * Services forward to.
 */
import { type IngressBackend, backendsOf, ingress, isAlbAction } from '../../kinds/ingress';
import type { PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { route } from '../../kinds/route';
import { podsLink, service, type ServicePort, type ServiceSpec, targetOf } from '../../kinds/service';
import { integer, isKnown, type Text } from '../../syntax/node';
import { findServicePort, podPort } from '../ports';
import { type Bounds, either, exactly, NOTHING, when } from './bounds';
import { portsOf } from './connections';
import type { PodEndpoint } from './endpoint';
import { podSelection } from './podSelection';
import { selects } from './selection';
import type { World } from './world';

/** Pods that the outside is led to. */
export interface Entry {
  readonly pods: PodEndpoint;
  /** What an ingress controller dials. */
  readonly wanted: Bounds;
  /** The same by the objects that lead there. */
  readonly by: ReadonlyMap<KubeObject, Bounds>;
}

const GATEWAY_ROUTES: readonly string[] = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'];

/** Entries of the world, in the order of its pods. */
export function entriesOf(world: World): readonly Entry[] {
  const found = new Map<PodEndpoint, Map<KubeObject, Bounds>>();
  const services = servicesByName(world);
  for (const object of world.objects) {
    for (const { service: target, port } of backendsIn(object)) {
      const named = isKnown(target.name) ? (services.get(target.name.value) ?? []) : [];
      for (const [pods, wanted] of servedBy(world, object, named, target.namespace, port)) {
        const by = found.get(pods) ?? new Map<KubeObject, Bounds>();
        found.set(pods, by.set(object, either(by.get(object) ?? NOTHING, wanted)));
      }
    }
  }
  return world.pods.flatMap((pods) => {
    const by = found.get(pods);
    return by ? [{ pods, wanted: [...by.values()].reduce(either, NOTHING), by }] : [];
  });
}

interface Backend {
  readonly service: Target;
  /** Decides which of the Service's ports is meant. */
  readonly port: (ports: readonly ServicePort[]) => readonly ServicePort[];
}

interface Target {
  readonly name: Text;
  /** undefined: the namespace of the object that refers. */
  readonly namespace: Text | undefined;
}

function backendsIn(object: KubeObject): readonly Backend[] {
  if (is(object, ingress)) return backendsOf(object.spec).flatMap(ingressBackend);
  if (is(object, route)) {
    const { backends, targetPort } = object.spec;
    return backends.flatMap(({ name }) =>
      name
        ? [{ service: { name, namespace: undefined }, port: (ports) => routePorts(ports, targetPort) }]
        : [],
    );
  }
  return GATEWAY_ROUTES.includes(object.kind.value) ? gatewayBackends(object) : [];
}

function ingressBackend({ service: name, port }: IngressBackend): readonly Backend[] {
  if (!name || isAlbAction(port)) return [];
  const choose = (ports: readonly ServicePort[]): readonly ServicePort[] =>
    port ? some(findServicePort(ports, port)) : [];
  return [{ service: { name, namespace: undefined }, port: choose }];
}

/**
 * Without a port every port of the Service; a name is one of its ports; a number one of the pods'.
 * @see RoutePort of `route.openshift.io/v1`
 */
function routePorts(ports: readonly ServicePort[], wanted: Text | undefined): readonly ServicePort[] {
  if (!wanted || wanted.value === '') return ports;
  const number = integer(wanted);
  if (number === undefined) return ports.filter(({ name }) => name?.value === wanted.value);
  const byTarget = ports.filter((port) => integer(targetOf(port)) === number);
  return byTarget.length > 0 ? byTarget : ports.filter((port) => integer(port.number) === number);
}

function gatewayBackends(object: KubeObject): readonly Backend[] {
  const links = linksOf(object);
  return links.flatMap((link): readonly Backend[] => {
    if (link.type !== 'name' || link.role !== 'backend' || link.kind !== 'Service' || link.group !== '')
      return [];
    const port = links.find((each): each is PortLink => each.type === 'port' && each.of === link)?.port;
    const choose = (ports: readonly ServicePort[]): readonly ServicePort[] =>
      port ? some(findServicePort(ports, port)) : [];
    return [{ service: { name: link.text, namespace: link.namespace }, port: choose }];
  });
}

type Service = KubeObject<ServiceSpec>;

function servicesByName(world: World): ReadonlyMap<string, readonly Service[]> {
  const found = new Map<string, Service[]>();
  for (const object of world.objects) {
    if (!is(object, service) || !isKnown(object.name)) continue;
    const list = found.get(object.name.value);
    if (list) list.push(object);
    else found.set(object.name.value, [object]);
  }
  return found;
}

function* servedBy(
  world: World,
  from: KubeObject,
  named: readonly Service[],
  written: Text | undefined,
  choose: Backend['port'],
): Generator<[PodEndpoint, Bounds]> {
  const namespace = written?.value ?? world.namespaceOf(from);
  for (const object of named) {
    if (world.namespaceOf(object) !== namespace) continue;
    const ports = choose(object.spec.ports);
    for (const pods of podsBehind(world, object)) {
      const dialled = ports.map((port) => dialledPort(pods.pods, port)).reduce(either, NOTHING);
      yield [pods.pods, when(pods.verdict, dialled)];
    }
  }
}

/** Ready pods that the Service selects, in its own namespace. */
export function podsBehind(
  world: World,
  object: KubeObject<ServiceSpec>,
): readonly { readonly pods: PodEndpoint; readonly verdict: 'yes' | 'unknown' }[] {
  const link = podsLink(object);
  if (!link) return [];
  const namespaces = { type: 'own', name: world.namespaceOf(object) } as const;
  const selection = podSelection(namespaces, link.selector);
  const assumptions = { ...world.assumptions, hostNetworkPods: 'pod' } as const;
  return world.podsIn(namespaces.name).flatMap((pods) => {
    if (pods.object.pods?.state !== 'ready' && !object.spec.publishNotReadyAddresses) return [];
    const verdict = selects(selection, pods, assumptions);
    return verdict === 'no' ? [] : [{ pods, verdict }];
  });
}

/** The port at which a connection to the Service's `port` arrives. */
export function dialledPort({ object }: PodEndpoint, port: ServicePort): Bounds {
  const target = targetOf(port);
  const { protocol } = port;
  if (!target || (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP')) return NOTHING;
  const found = podPort(object, target, protocol);
  if (found.state === 'resolved') return exactly(portsOf(protocol, found.number, found.number));
  return found.state === 'unknown' ? when('unknown', exactly(portsOf(protocol))) : NOTHING;
}

function some<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}
