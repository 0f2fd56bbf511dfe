/** What the nodes of all objects have in common. */
import { type KubeObject, nameOf } from '../../kinds/object';
import { shown } from '../../network/reach/endpoint';
import type { World } from '../../network/reach/world';
import type { TreeNode, TreeNodeType } from './treeNode';

export function nodeOfObject(
  world: World,
  object: KubeObject,
  type: TreeNodeType,
): Pick<TreeNode, 'key' | 'type' | 'label' | 'tooltip' | 'end' | 'place'> {
  return {
    key: `${object.kind.value} ${nameOf(object)}`,
    type,
    label: shown(nameOf(object)),
    tooltip: '',
    end: undefined,
    place: world.snapshot.locate(object, object.name ?? object.kind),
  };
}
