/** What the user can say about the cluster that the manifests do not. */
import type { Assumptions } from './assumptions';

export interface ClusterSettings {
  /** Zone of the cluster's DNS. */
  readonly clusterDomain: string;
  /**
   * Namespace of objects that name none. Undefined: one that the deployment decides (`kubectl -n`, Kustomize,
   * Helm, Argo CD), which is compatible with any and shown as `default`.
   */
  readonly namespace: string | undefined;
  /** The `29` of Kubernetes 1.29; undefined: any that is supported. */
  readonly kubernetesMinor?: number | undefined;
  /** Ports that a Service may take on the nodes; undefined: 30000 to 32767. */
  readonly nodePorts?: PortRange | undefined;
  /** undefined: `DEFAULT_ASSUMPTIONS`. */
  readonly assumptions?: Assumptions | undefined;
  /** What differs in single folders. */
  readonly folders?: readonly FolderSettings[];
}

/** Settings of the files under the URI `folder`. */
export interface FolderSettings {
  readonly folder: string;
  readonly clusterDomain?: string | undefined;
  readonly namespace?: string | undefined;
  readonly assumptions?: Assumptions | undefined;
}

/** Settings of the file `uri`: those of the innermost folder that holds it. */
export function settingsOf(settings: ClusterSettings, uri: string): ClusterSettings {
  const innermost = (settings.folders ?? [])
    .filter(({ folder }) => uri.startsWith(`${folder}/`))
    .reduce<FolderSettings | undefined>(
      (best, each) => (each.folder.length > (best?.folder.length ?? -1) ? each : best),
      undefined,
    );
  if (!innermost) return settings;
  const {
    clusterDomain = settings.clusterDomain,
    namespace = settings.namespace,
    assumptions = settings.assumptions,
  } = innermost;
  return { ...settings, clusterDomain, namespace, assumptions };
}

/** Both ends included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export const DEFAULT_CLUSTER: ClusterSettings = { clusterDomain: 'cluster.local', namespace: undefined };
