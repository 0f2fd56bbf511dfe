/** Who belongs to whom in a namespace: routes to Services, Services to pods, policies to pods. */
import type { HostLink, Link, NameLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { serviceHost } from '../../network/hosts';
import { type Backing, backingOf } from '../../network/reach/backing';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { isRoute } from '../../network/reach/entrances';
import type { CompiledPolicy } from '../../network/reach/policy';
import type { World } from '../../network/reach/world';
import { compatible } from '../../workspace/find';

export type Service = KubeObject<ServiceSpec>;

/** A namespace of a world. */
export interface Network {
  readonly world: World;
  readonly objects: readonly KubeObject[];
  readonly podsBy: ReadonlyMap<KubeObject, PodEndpoint>;
  readonly backing: ReadonlyMap<Service, readonly Backing[]>;
  /** Pods that any Service selects, or may. */
  readonly served: ReadonlySet<KubeObject>;
  readonly routesTo: ReadonlyMap<Service, readonly KubeObject[]>;
  readonly policies: ReadonlyMap<KubeObject, CompiledPolicy>;
  /** Those that select pods, or may. */
  readonly busyPolicies: ReadonlySet<KubeObject>;
}

/** `objects`: those of the namespace; `pods`: all that may be in it. */
export function networkOf(
  world: World,
  objects: readonly KubeObject[],
  pods: readonly PodEndpoint[],
): Network {
  const services = objects.filter((object) => is(object, service));
  const backing = backingOf(world, services, pods);
  const busy = pods.flatMap((each) => policiesOn(world, each).map(({ policy }) => policy.object));
  return {
    world,
    objects,
    podsBy: new Map(pods.map((each) => [each.object, each])),
    backing,
    served: new Set([...backing.values()].flatMap((found) => found.map((each) => each.pods.object))),
    routesTo: routesTo(world, services),
    policies: new Map(world.policies.map((policy) => [policy.object, policy])),
    busyPolicies: new Set(busy),
  };
}

/** Policies that select the pods, or may, in the order in which they are asked. */
export function policiesOn(
  world: World,
  pods: PodEndpoint,
): readonly { readonly policy: CompiledPolicy; readonly verdict: 'yes' | 'unknown' | 'no' }[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  return [...admin.flat(), ...network, ...baseline.flat()];
}

function routesTo(world: World, services: readonly Service[]): Network['routesTo'] {
  const byName = new Map<string, Service[]>();
  for (const each of services) add(byName, each.name?.value ?? '', each);
  const found = new Map<Service, KubeObject[]>();
  for (const object of world.objects.filter(isRoute)) {
    const led = linksOf(object)
      .filter(isBackend)
      .flatMap((link) => servicesMeant(world, object, link, byName));
    for (const each of new Set(led)) add(found, each, object);
  }
  return found;
}

function servicesMeant(
  world: World,
  from: KubeObject,
  link: NameLink | HostLink,
  byName: ReadonlyMap<string, readonly Service[]>,
): readonly Service[] {
  const host = link.type === 'host' ? serviceHost(link.text) : undefined;
  const name = link.type === 'host' ? host?.name.value : link.text.value;
  const written = link.type === 'host' ? host?.namespace : link.namespace;
  const namespace = written?.value ?? world.namespaceOf(from);
  return (byName.get(name ?? '') ?? []).filter((each) => compatible(namespace, world.namespaceOf(each)));
}

function isBackend(link: Link): link is NameLink | HostLink {
  if (link.type === 'host') return link.role === 'destination';
  return link.type === 'name' && link.role === 'backend' && link.kind === 'Service' && link.group === '';
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
