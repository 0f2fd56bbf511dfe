/** The nodes of a picture, made as its edges ask for them, and what the edges ask of the world. */
import { namespace as namespaceKind } from '../../kinds/namespace';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { podsText } from '../../network/podCount';
import { type Backing, backingOf } from '../../network/reach/backing';
import { type PodEndpoint, shown } from '../../network/reach/endpoint';
import type { Matrix } from '../../network/reach/matrix';
import { type Peer, peersOf } from '../../network/reach/peers';
import type { World } from '../../network/reach/world';
import type { Location } from '../../workspace/snapshot';
import type { ReachIsolation, ReachNamespace, ReachNode } from './graph';
import { Groups } from './groups';
import { isolatedBy } from './isolatedBy';

/** A workload and its node. */
export interface Drawn {
  readonly peer: Peer;
  readonly node: ReachNode;
}

export type Service = KubeObject<ServiceSpec>;

export class Drawing {
  readonly world: World;
  readonly matrix: Matrix;
  readonly workloads: readonly Drawn[];
  readonly groups: Groups;
  readonly services: readonly Service[];
  readonly #objects: ReadonlySet<KubeObject>;
  readonly #nodes = new Map<string, ReachNode>();
  readonly #idOfPods = new Map<PodEndpoint, string>();
  readonly #podsBy: ReadonlyMap<KubeObject, PodEndpoint>;
  readonly #backing: ReadonlyMap<Service, readonly Backing[]>;

  constructor(world: World) {
    this.world = world;
    this.matrix = world.matrix;
    this.#objects = new Set(world.objects);
    this.#podsBy = new Map(world.pods.map((pods) => [pods.object, pods]));
    this.services = world.objects.filter((object) => is(object, service));
    this.#backing = backingOf(world, this.services);
    this.workloads = peersOf(world).map((peer) => ({ peer, node: this.add(workloadNode(world, peer)) }));
    for (const { peer, node } of this.workloads) {
      for (const pods of peer.members) this.#idOfPods.set(pods, node.id);
    }
    this.groups = new Groups(this.matrix, this.workloads);
    for (const each of this.services) this.add(serviceNode(world, each, this.behind(each)));
  }

  get nodes(): readonly ReachNode[] {
    return [...this.#nodes.values()];
  }

  /** The node of that id, `node` where there is none yet. */
  add(node: ReachNode): ReachNode {
    const known = this.#nodes.get(node.id);
    if (!known) this.#nodes.set(node.id, node);
    return known ?? node;
  }

  /** True for what is deployed with the rest. */
  has(object: KubeObject): boolean {
    return this.#objects.has(object);
  }

  nodeOf(object: KubeObject): ReachNode | undefined {
    return this.#nodes.get(idOf(this.world, object));
  }

  nodeOfPods(pods: PodEndpoint): ReachNode | undefined {
    return this.#nodes.get(this.#idOfPods.get(pods) ?? '');
  }

  /** The pods that `object` makes. */
  podsBy(object: KubeObject): PodEndpoint | undefined {
    return this.#podsBy.get(object);
  }

  /** Pods that the Service selects; empty where it selects none, or is no Service of this world. */
  behind(object: Service): readonly Backing[] {
    return this.#backing.get(object) ?? [];
  }

  get isolation(): ReachIsolation {
    const count = (direction: 'ingress' | 'egress'): number =>
      this.workloads.filter(({ node }) => node.isolated?.[direction] === 'yes').length;
    return { workloads: this.workloads.length, ingress: count('ingress'), egress: count('egress') };
  }

  /** Namespaces of the nodes, by name. */
  namespaces(notes: ReadonlyMap<string, string>): readonly ReachNamespace[] {
    const { world } = this;
    const declared = new Map(
      world.objects.flatMap((object) =>
        is(object, namespaceKind) && isKnown(object.name) ? [[object.name.value, object] as const] : [],
      ),
    );
    const names = new Set(
      this.nodes.flatMap(({ namespace }) => (namespace === undefined ? [] : [namespace])),
    );
    return [...names].toSorted().map((name): ReachNamespace => {
      const object = declared.get(name);
      return { name, place: object && placeOfName(world, object), note: notes.get(name) };
    });
  }
}

/** `Service shop/web`. */
export function idOf(world: World, object: KubeObject): string {
  return `${object.kind.value} ${namespaceName(world, object)}/${nameOf(object)}`;
}

/** The namespace in the picture: `default` where the deployment decides. */
export function namespaceName(world: World, object: KubeObject): string {
  return world.namespaceOf(object) ?? 'default';
}

export function placeOfName(world: World, object: KubeObject): Location {
  return world.snapshot.locate(object, object.name ?? object.kind);
}

function workloadNode(world: World, { name, members }: Peer): ReachNode {
  const [{ object, namespace, hostNetwork }] = members;
  const count = podsText(members.map((pods) => pods.object));
  const bracket = name.lastIndexOf('[');
  return {
    id: name,
    type: 'workload',
    kind: name.slice(bracket + 1, -1),
    label: name.slice(name.indexOf('/') + 1, bracket),
    namespace: namespace ?? 'default',
    detail: hostNetwork ? `${count}, host network` : count,
    place: placeOfName(world, object),
    end: name,
    isolated: {
      ingress: isolatedBy(world, members, 'Ingress'),
      egress: isolatedBy(world, members, 'Egress'),
    },
  };
}

function serviceNode(world: World, object: Service, backing: readonly Backing[]): ReachNode {
  const { type, selector } = object.spec;
  const kind = type === 'ClusterIP' ? undefined : type;
  const unbacked = selector && type !== 'ExternalName' && backing.length === 0 ? 'no pods here' : undefined;
  return {
    id: idOf(world, object),
    type: 'service',
    kind: 'Service',
    label: shown(nameOf(object)),
    namespace: namespaceName(world, object),
    detail: [kind, unbacked].filter((text) => text !== undefined).join(', ') || undefined,
    place: placeOfName(world, object),
    end: `service ${namespaceName(world, object)}/${nameOf(object)}`,
    isolated: undefined,
  };
}
