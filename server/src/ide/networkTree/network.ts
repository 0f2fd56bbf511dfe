/** Who belongs to whom in a world: routes to Services, Services to pods, policies to pods. Found once for each world. */
import type { HostLink, Link, NameLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { serviceHost } from '../../network/hosts';
import { type Backing, backingOf } from '../../network/reach/backing';
import type { PodEndpoint } from '../../network/reach/endpoint';
import type { CompiledPolicy } from '../../network/reach/policy';
import type { World } from '../../network/reach/world';
import { compatible } from '../../workspace/find';

export type Service = KubeObject<ServiceSpec>;

export interface Network {
  readonly podsBy: ReadonlyMap<KubeObject, PodEndpoint>;
  readonly backing: ReadonlyMap<Service, readonly Backing[]>;
  /** Of pods that any Service selects, or may. */
  readonly servicesOf: ReadonlyMap<KubeObject, readonly Service[]>;
  readonly routesTo: ReadonlyMap<Service, readonly KubeObject[]>;
  readonly policies: ReadonlyMap<KubeObject, CompiledPolicy>;
  /** Those that select no pods. */
  readonly idlePolicies: ReadonlySet<KubeObject>;
}

export function networkOf(world: World): Network {
  return world.snapshot.memo(world, () => build(world));
}

function build(world: World): Network {
  const services = world.objects.filter((object) => is(object, service));
  const backing = backingOf(world, services);
  const servicesOf = new Map<KubeObject, Service[]>();
  for (const [each, found] of backing) {
    for (const { pods } of found) add(servicesOf, pods.object, each);
  }
  const policies = new Map(world.policies.map((policy) => [policy.object, policy]));
  const busy = new Set(
    world.pods.flatMap((pods) => policiesOn(world, pods).map(({ policy }) => policy.object)),
  );
  const idlePolicies = new Set([...policies.keys()].filter((object) => !busy.has(object)));
  const podsBy = new Map(world.pods.map((pods) => [pods.object, pods]));
  return { podsBy, backing, servicesOf, routesTo: routesTo(world, services), policies, idlePolicies };
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
  for (const object of world.objects) {
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
