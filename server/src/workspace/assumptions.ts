/** What the manifests do not say of the cluster, with what each choice means. Answers name those that they rest on. */

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
  /**
   * Which port policies see of a connection through a Service: the pods'. `same`: the plugin asks that the Service's be
   * the same, and else the answer is unknown.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
   */
  readonly servicePorts: 'translated' | 'same';
  /** Where DNS answers, any of them: `kube-system/{k8s-app=kube-dns}:53`, `169.254.20.10:53`. */
  readonly dns: readonly string[];
  /**
   * Which pods serve Ingresses and routes, by their class, or `*` for any: `nginx=ingress-nginx/{app=ingress-nginx}`. Of
   * others nothing is known.
   */
  readonly ingressControllers: readonly string[];
}

/** Those that are a choice between words. */
export type AssumptionKey = Exclude<keyof Assumptions, 'dns' | 'ingressControllers'>;

export interface AssumptionChoice {
  /** What is decided. */
  readonly about: string;
  /** A sentence for each choice, the default first. */
  readonly values: Readonly<Record<string, string>>;
}

export const ASSUMPTION_CHOICES: { readonly [Key in AssumptionKey]: ChoiceOf<Assumptions[Key]> } = {
  enforcement: {
    about: 'Whether the network plugin enforces policies at all.',
    values: {
      enforced: 'The network plugin enforces policies',
      ignored: 'The network plugin ignores policies',
    },
  },
  servicePorts: {
    about: 'Which port policies see of a connection through a Service.',
    values: {
      translated: 'Policies see the pod address and the pod port, after a Service has translated them',
      same: 'Policies need the port of a Service to be that of its pods; else it is unknown',
    },
  },
  ipBlocksMatchPods: {
    about: 'Whether an ipBlock matches pods.',
    values: {
      'by-address': 'An ipBlock matches pods whose address is known; else it is unknown',
      yes: 'An ipBlock matches pods, too',
      no: 'An ipBlock matches addresses outside of the cluster only',
    },
  },
  hostNetworkPods: {
    about: 'What pods on the host network are to a policy.',
    values: {
      node: 'Pods on the host network are nodes: no policy selects them',
      pod: 'Pods on the host network are like other pods',
    },
  },
  undeclaredNamespaces: {
    about: 'Labels of a namespace without a manifest.',
    values: {
      'name-only': 'A namespace without a manifest has no label but its name',
      unknown: 'The labels of a namespace without a manifest are unknown',
    },
  },
};

interface ChoiceOf<Value extends string> extends AssumptionChoice {
  readonly values: Readonly<Record<Value, string>>;
}

const KUBE_DNS = 'kube-system/{k8s-app=kube-dns}:53';

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  enforcement: 'enforced',
  ipBlocksMatchPods: 'by-address',
  hostNetworkPods: 'node',
  undeclaredNamespaces: 'name-only',
  servicePorts: 'translated',
  dns: [KUBE_DNS],
  ingressControllers: [],
};

/** Clusters by their network plugin: what is assumed otherwise than by default. */
export const CLUSTER_PROFILES = {
  kubernetes: { about: 'Nothing is known of the network plugin.', assumes: {} },
  calico: {
    about: 'Calico: an ipBlock matches pods by their addresses.',
    assumes: { ipBlocksMatchPods: 'yes' },
  },
  cilium: {
    about: 'Cilium (also of GKE Dataplane V2 and AKS): an ipBlock matches no pods.',
    assumes: { ipBlocksMatchPods: 'no' },
  },
  'aws-vpc-cni': {
    about: 'Amazon VPC CNI: the port of a Service has to be that of its pods.',
    assumes: { servicePorts: 'same' },
  },
  openshift: {
    about: 'OpenShift: OVN-Kubernetes, with a DNS and a router of its own.',
    assumes: {
      ipBlocksMatchPods: 'yes',
      dns: ['openshift-dns/{dns.operator.openshift.io/daemonset-dns=default}:5353'],
      ingressControllers: [
        '*=openshift-ingress/{ingresscontroller.operator.openshift.io/deployment-ingresscontroller=default}',
      ],
    },
  },
  flannel: { about: 'flannel: policies have no effect.', assumes: { enforcement: 'ignored' } },
  'node-local-dns': {
    about: 'Nodes answer DNS themselves (NodeLocal DNSCache), or the pods of the cluster do.',
    assumes: { dns: ['169.254.20.10:53', KUBE_DNS] },
  },
} as const satisfies Record<string, { readonly about: string; readonly assumes: Partial<Assumptions> }>;

export type ClusterProfile = keyof typeof CLUSTER_PROFILES;

export function isClusterProfile(name: string): name is ClusterProfile {
  return Object.hasOwn(CLUSTER_PROFILES, name);
}

/** What is assumed of a cluster of the profile, where `other` does not say otherwise. */
export function assumptionsOf(profile: ClusterProfile, other: Partial<Assumptions>): Assumptions {
  return { ...DEFAULT_ASSUMPTIONS, ...CLUSTER_PROFILES[profile].assumes, ...other };
}
