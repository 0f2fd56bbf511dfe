/** What the manifests do not say of the cluster. Answers name the assumptions that they rest on. */

export interface Assumptions {
  /** Whether the network plugin enforces policies at all. flannel does not. */
  readonly enforcement: 'enforced' | 'ignored';
  /**
   * Whether an ipBlock matches pods by their addresses; Cilium's does not. `by-address`: where the address is known,
   * and else the answer is unknown.
   * @see https://docs.cilium.io/en/stable/network/kubernetes/policy/
   */
  readonly ipBlocksMatchPods: 'yes' | 'no' | 'by-address';
  /** `node`: pods on the host's network are no pods to a policy; `pod`: they are like any other. */
  readonly hostNetworkPods: 'node' | 'pod';
  /** Labels of a namespace that no manifest declares: its name alone, or whatever the cluster has. */
  readonly undeclaredNamespaces: 'name-only' | 'unknown';
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  enforcement: 'enforced',
  ipBlocksMatchPods: 'by-address',
  hostNetworkPods: 'node',
  undeclaredNamespaces: 'name-only',
};

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
