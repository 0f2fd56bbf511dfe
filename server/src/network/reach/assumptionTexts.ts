/** What answers rest on, in words. */
import type { Assumptions } from '../../workspace/assumptions';

/** A sentence for each assumption, for people to read. */
export function assumptionTexts(assumptions: Assumptions): readonly string[] {
  return [
    assumptions.enforcement === 'enforced'
      ? 'The network plugin enforces policies'
      : 'The network plugin ignores policies',
    'Policies see the pod address and the pod port, after a Service has translated them',
    {
      yes: 'An ipBlock matches pods, too',
      no: 'An ipBlock matches addresses outside of the cluster only',
      'by-address': 'An ipBlock matches pods whose address is known; else it is unknown',
    }[assumptions.ipBlocksMatchPods],
    assumptions.hostNetworkPods === 'node'
      ? 'Pods on the host network are nodes: no policy selects them'
      : 'Pods on the host network are like other pods',
    assumptions.undeclaredNamespaces === 'name-only'
      ? 'A namespace without a manifest has no label but its name'
      : 'The labels of a namespace without a manifest are unknown',
  ];
}
