/** A policy in the tree, with the directions that it decides on, behind its kind where that is not the usual one. */
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import type { Verdict } from '../../network/verdict';
import type { Network } from './network';
import { nodeOfObject } from './nodeOfObject';
import { none, type TreeNode } from './treeNode';

/** `verdict`: whether it selects the pods that the node stands under. */
export function policyNode(network: Network, object: KubeObject, verdict: Verdict): TreeNode {
  return {
    ...nodeOfObject(network, object, 'policy'),
    detail() {
      const rules = network.policies.get(object)?.rules;
      const directions = [rules?.Ingress ? ['ingress'] : [], rules?.Egress ? ['egress'] : []].flat();
      const kind = is(object, networkPolicy) ? '' : object.kind.value;
      return [kind, directions.join(', '), verdict === 'unknown' ? 'perhaps' : '']
        .filter((part) => part !== '')
        .join(' · ');
    },
    children: none,
  };
}
