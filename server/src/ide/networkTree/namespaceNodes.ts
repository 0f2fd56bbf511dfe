/** Namespaces of a world, and in each its Services, the workloads behind no Service, and the policies for no pods. */
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import type { PodEndpoint } from '../../network/reach/endpoint';
import type { World } from '../../network/reach/world';
import { type Network, networkOf } from './network';
import { policyNode } from './policyNode';
import { serviceNode } from './serviceNode';
import { noText, once, siblings, type TreeNode } from './treeNode';
import { workloadNode } from './workloadNode';

/** Above objects whose namespace the deployment decides. */
const UNDECIDED = '(set on deployment)';
/** Above policies for the whole cluster. */
const CLUSTER = '(cluster)';

/** `alone`: what is in the only namespace stands in its place, which `named` does not do. */
export function namespaceNodes(world: World, single: 'alone' | 'named'): readonly TreeNode[] {
  const groups = new Map<string, KubeObject[]>();
  const policies = new Set(world.policies.map(({ object }) => object));
  for (const object of world.objects) {
    if (!is(object, service) && !object.pods && !policies.has(object)) continue;
    const name = namespaceName(world, object);
    const group = groups.get(name);
    if (group) group.push(object);
    else groups.set(name, [object]);
  }
  const nodes = [...groups]
    .map(([name, objects]) => namespaceNode(world, name, objects))
    .filter(({ key, children }) => key !== CLUSTER || children().length > 0);
  const [only, ...others] = nodes;
  return single === 'alone' && only && others.length === 0 ? only.children() : siblings(nodes);
}

/** Key of the node that `object` stands under, unless it is a policy for the whole cluster that selects pods. */
export function namespaceName(world: World, object: KubeObject): string {
  return object.definition.scope === 'Cluster' ? CLUSTER : (world.namespaceOf(object) ?? UNDECIDED);
}

function namespaceNode(world: World, name: string, objects: readonly KubeObject[]): TreeNode {
  return {
    key: name,
    type: 'namespace',
    label: name,
    detail: noText,
    tooltip: noText,
    end: undefined,
    place: undefined,
    children: once(() => nodesOf(networkOf(world, objects, podsIn(world, name)))),
  };
}

/** Pods that may be in the namespace. */
function podsIn(world: World, name: string): readonly PodEndpoint[] {
  if (name === CLUSTER || name === UNDECIDED) return world.pods;
  return world.pods.filter(({ namespace }) => namespace === undefined || namespace === name);
}

function nodesOf(network: Network): readonly TreeNode[] {
  const { busyPolicies, objects, policies, served } = network;
  return [
    ...siblings(objects.flatMap((object) => (is(object, service) ? [serviceNode(network, object)] : []))),
    ...siblings(
      objects
        .filter((object) => object.pods && !served.has(object))
        .map((object) => workloadNode(network, object, 'yes')),
    ),
    ...siblings(
      objects
        .filter((object) => policies.has(object) && !busyPolicies.has(object))
        .map((object) => policyNode(network, object, 'yes')),
    ),
  ];
}
