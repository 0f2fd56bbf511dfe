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
