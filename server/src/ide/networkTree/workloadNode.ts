/** A workload in the tree, with the policies that select its pods. */
import type { KubeObject } from '../../kinds/object';
import { podsText } from '../../network/podCount';
import { peerName } from '../../network/reach/endpoint';
import type { World } from '../../network/reach/world';
import { networkOf, policiesOn } from './network';
import { nodeOfObject } from './nodeOfObject';
import { policyNode } from './policyNode';
import { once, siblings, type TreeNode } from './treeNode';

/** `verdict`: whether what the node stands under selects its pods. */
export function workloadNode(world: World, object: KubeObject, verdict: 'yes' | 'unknown'): TreeNode {
  const pods = networkOf(world).podsBy.get(object);
  return {
    ...nodeOfObject(world, object, 'workload'),
    detail: [object.kind.value, podsText([object]), verdict === 'yes' ? '' : 'perhaps']
      .filter((part) => part !== '')
      .join(' · '),
    end: pods && peerName(pods),
    children: once(() => {
      const policies = pods ? policiesOn(world, pods) : [];
      return siblings(policies.map((each) => policyNode(world, each.policy.object, each.verdict)));
    }),
  };
}
