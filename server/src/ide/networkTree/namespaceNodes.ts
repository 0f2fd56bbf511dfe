/** Namespaces of a world, and in each its Services, the workloads behind no Service, and the policies for no pods. */
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import type { World } from '../../network/reach/world';
import { networkOf } from './network';
import { policyNode } from './policyNode';
import { serviceNode } from './serviceNode';
import { once, siblings, type TreeNode } from './treeNode';
import { workloadNode } from './workloadNode';

/** Above objects whose namespace the deployment decides. */
const UNDECIDED = '(set on deployment)';
/** Above policies for the whole cluster. */
const CLUSTER = '(cluster)';

/** `alone`: what is in the only namespace stands in its place, which `named` does not do. */
export function namespaceNodes(world: World, single: 'alone' | 'named'): readonly TreeNode[] {
  const groups = new Map<string, KubeObject[]>();
  for (const object of world.objects) {
    const cluster = object.definition.scope === 'Cluster';
    const name = cluster ? CLUSTER : (world.namespaceOf(object) ?? UNDECIDED);
    groups.set(name, [...(groups.get(name) ?? []), object]);
  }
  const nodes = [...groups].flatMap(([name, objects]) => {
    const children = once(() => nodesOf(world, objects));
    return hasNodes(world, objects) ? [namespaceNode(name, children)] : [];
  });
  const [only, ...others] = nodes;
  return single === 'alone' && only && others.length === 0 ? only.children() : siblings(nodes);
}

function namespaceNode(name: string, children: TreeNode['children']): TreeNode {
  return {
    key: name,
    type: 'namespace',
    label: name,
    detail: '',
    tooltip: '',
    end: undefined,
    place: undefined,
    children,
  };
}

function hasNodes(world: World, objects: readonly KubeObject[]): boolean {
  const { idlePolicies } = networkOf(world);
  return objects.some((object) => is(object, service) || object.pods || idlePolicies.has(object));
}

function nodesOf(world: World, objects: readonly KubeObject[]): readonly TreeNode[] {
  const { servicesOf, idlePolicies } = networkOf(world);
  return [
    ...siblings(objects.flatMap((object) => (is(object, service) ? [serviceNode(world, object)] : []))),
    ...siblings(
      objects
        .filter((object) => object.pods && !servicesOf.has(object))
        .map((object) => workloadNode(world, object, 'yes')),
    ),
    ...siblings(
      objects.filter((object) => idlePolicies.has(object)).map((object) => policyNode(world, object, 'yes')),
    ),
  ];
}
