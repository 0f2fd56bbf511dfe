/** The ends that a connection can have, as they are offered to choose from. */
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { ASSUMED_NAMESPACE } from '../../network/dns';
import { peerName } from '../../network/reach/endpoint';
import type { AskedPort } from '../../network/reach/question';
import { scopesOf, worldOfScope } from '../../network/reach/scopes';
import type { World } from '../../network/reach/world';
import { declaredPorts } from '../../network/ports';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { type AskedScope, chosenScope } from './askedScope';

export interface PortChoice extends AskedPort {
  /** `http`; empty where it has no name. */
  readonly name: string;
}

export interface EndChoice {
  /** As `findEnds` takes it. */
  readonly name: string;
  /** `shop/web`. */
  readonly label: string;
  /** `Deployment`. */
  readonly kind: string;
  readonly group: 'workloads' | 'services' | 'namespaces' | 'routes' | 'outside';
  /** A Service is no source. */
  readonly role: 'both' | 'destination' | 'source';
  /** Empty: none that is declared. */
  readonly ports: readonly PortChoice[];
}

const CONTROLLER: EndChoice = {
  name: '{ingress-controller}',
  label: 'Ingress controller',
  kind: 'whatever serves Ingresses and routes',
  group: 'routes',
  role: 'source',
  ports: [],
};
const OUTSIDE: EndChoice = {
  name: '0.0.0.0/0',
  label: 'Outside of the cluster',
  kind: 'any IPv4 address',
  group: 'outside',
  role: 'both',
  ports: [],
};

export interface ExplainChoices {
  /** Id of the scope. */
  readonly scope: string;
  /** Of its folder. */
  readonly uri: string;
  readonly ends: readonly EndChoice[];
}

/** Of the scope that is asked for, or else of the first; undefined where the workspace holds no pods. */
export function explainChoices(snapshot: Snapshot, asked: AskedScope): ExplainChoices | undefined {
  const scope = chosenScope(snapshot, asked) ?? scopesOf(snapshot)[0];
  return scope && { scope: scope.id, uri: scope.folder, ends: endsOf(worldOfScope(snapshot, scope)) };
}

/** Workloads, then Services, namespaces with pods, and Ingresses and routes, each by name, then what is outside. */
function endsOf(world: World): readonly EndChoice[] {
  const workloads = new Map(
    world.pods.map(({ object, ...pods }) => {
      const name = peerName({ object, ...pods });
      return [name, workloadChoice(name, object)];
    }),
  );
  const services = world.objects.filter((object) => is(object, service));
  const routes = world.objects.filter(({ kind }) => ROUTES.has(kind.value));
  const namespaces = new Set(world.pods.map(({ namespace = ASSUMED_NAMESPACE }) => namespace));
  return [
    ...inOrder([...workloads.values()]),
    ...inOrder(services.map((object) => serviceChoice(world, object))),
    ...inOrder([...namespaces].map(namespaceChoice)),
    ...inOrder(routes.map((object) => routeChoice(world, object))),
    CONTROLLER,
    OUTSIDE,
  ];
}

const ROUTES: ReadonlySet<string> = new Set([
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'Route',
]);

/** What serves it. */
function routeChoice(world: World, object: KubeObject): EndChoice {
  const label = `${world.namespaceOf(object) ?? ASSUMED_NAMESPACE}/${nameOf(object)}`;
  const { value: kind } = object.kind;
  return {
    name: `${kind.toLowerCase()} ${label}`,
    label,
    kind: `${kind}, by what serves it`,
    group: 'routes',
    role: 'source',
    ports: [],
  };
}

function namespaceChoice(name: string): EndChoice {
  return {
    name: `namespace ${name}`,
    label: name,
    kind: 'all of its pods',
    group: 'namespaces',
    role: 'both',
    ports: [],
  };
}

function workloadChoice(name: string, { kind, pods }: KubeObject): EndChoice {
  const ports = (pods ? declaredPorts(pods) : []).flatMap(({ name: called, number, protocol }) =>
    isKnown(number) ? [{ protocol, port: number.value, name: isKnown(called) ? called.value : '' }] : [],
  );
  return {
    name,
    label: name.replace(/\[\w+\]$/, ''),
    kind: kind.value,
    group: 'workloads',
    role: 'both',
    ports,
  };
}

function serviceChoice(world: World, object: KubeObject<ServiceSpec>): EndChoice {
  const label = `${world.namespaceOf(object) ?? ASSUMED_NAMESPACE}/${nameOf(object)}`;
  const ports = object.spec.ports.flatMap(({ name, number, protocol }) =>
    isKnown(number) ? [{ protocol, port: number.value, name: isKnown(name) ? name.value : '' }] : [],
  );
  return {
    name: serviceEndName(world, object),
    label,
    kind: 'Service',
    group: 'services',
    role: 'destination',
    ports,
  };
}

/** `service shop/web`. */
export function serviceEndName(world: World, object: KubeObject): string {
  return `service ${world.namespaceOf(object) ?? ASSUMED_NAMESPACE}/${nameOf(object)}`;
}

function inOrder(choices: readonly EndChoice[]): readonly EndChoice[] {
  return choices.toSorted((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
