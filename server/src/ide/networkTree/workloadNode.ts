/** A workload in the tree, with the policies that select its pods. */
import type { KubeObject } from '../../kinds/object';
import { podsText } from '../../network/podCount';
import { peerName } from '../../network/reach/endpoint';
import { type Network, policiesOn } from './network';
import { nodeOfObject } from './nodeOfObject';
import { policyNode } from './policyNode';
import { once, siblings, type TreeNode } from './treeNode';

/** `verdict`: whether what the node stands under selects its pods. */
export function workloadNode(network: Network, object: KubeObject, verdict: 'yes' | 'unknown'): TreeNode {
  const pods = network.podsBy.get(object);
  return {
    ...nodeOfObject(network, object, 'workload'),
    detail: () =>
      [object.kind.value, podsText([object]), verdict === 'yes' ? '' : 'perhaps']
        .filter((part) => part !== '')
        .join(' · '),
    end: pods && peerName(pods),
    children: once(() => {
      const policies = pods ? policiesOn(network.world, pods) : [];
      return siblings(policies.map((each) => policyNode(network, each.policy.object, each.verdict)));
    }),
  };
}
