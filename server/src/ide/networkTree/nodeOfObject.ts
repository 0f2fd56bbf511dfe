/** What the nodes of all objects have in common. */
import { type KubeObject, nameOf } from '../../kinds/object';
import { shown } from '../../network/reach/endpoint';
import type { Network } from './network';
import { noText, type TreeNode, type TreeNodeType } from './treeNode';

export function nodeOfObject(
  network: Network,
  object: KubeObject,
  type: TreeNodeType,
): Pick<TreeNode, 'key' | 'type' | 'label' | 'tooltip' | 'end' | 'place'> {
  return {
    key: `${object.kind.value} ${nameOf(object)}`,
    type,
    label: shown(nameOf(object)),
    tooltip: noText,
    end: undefined,
    place: network.world.snapshot.locate(object, object.name ?? object.kind),
  };
}
