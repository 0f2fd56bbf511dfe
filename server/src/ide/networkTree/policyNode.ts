/** A policy in the tree. */
import type { KubeObject } from '../../kinds/object';
import type { World } from '../../network/reach/world';
import type { Verdict } from '../../network/verdict';
import { networkOf } from './network';
import { nodeOfObject } from './nodeOfObject';
import { none, type TreeNode } from './treeNode';

/** `verdict`: whether it selects the pods that the node stands under. */
export function policyNode(world: World, object: KubeObject, verdict: Verdict): TreeNode {
  const rules = networkOf(world).policies.get(object)?.rules;
  const directions = [rules?.Ingress && 'ingress', rules?.Egress && 'egress'].filter(
    (each) => each !== undefined,
  );
  return {
    ...nodeOfObject(world, object, 'policy'),
    detail: [object.kind.value, directions.join(', '), verdict === 'unknown' ? 'perhaps' : '']
      .filter((part) => part !== '')
      .join(' · '),
    children: none,
  };
}
