/** What the user can say about the cluster that the manifests do not. */

export interface ClusterSettings {
  /** Zone of the cluster's DNS. */
  readonly clusterDomain: string;
  /**
   * Namespace of objects that name none. Undefined: one that the deployment decides (`kubectl -n`, Kustomize,
   * Helm, Argo CD), which is compatible with any and shown as `default`.
   */
  readonly namespace: string | undefined;
}

export const DEFAULT_CLUSTER: ClusterSettings = { clusterDomain: 'cluster.local', namespace: undefined };
