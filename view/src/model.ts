/** What the page is given to show. The page knows neither VS Code nor the server: this is all that it agrees on with them. */

export interface Picture {
  /** What is shown: a folder, a kustomization, a chart. */
  readonly title: string;
  readonly scopes: readonly Scope[];
  /** Id of the one that is shown. */
  readonly scope: string;
  readonly graph: Graph;
  /** Why there may be more than is shown. */
  readonly notes: readonly string[];
}

export interface Scope {
  readonly id: string;
  readonly label: string;
}

export interface Graph {
  readonly namespaces: readonly Namespace[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly pairs: Pairs;
  readonly isolation: { readonly workloads: number; readonly ingress: number; readonly egress: number };
  readonly assumptions: readonly string[];
}

/** Where something is written. */
export interface Place {
  /** `shop/api.yaml:12`. */
  readonly text: string;
  /** For whoever opens it; undefined where nobody can. */
  readonly target?: unknown;
}

export interface Namespace {
  readonly name: string;
  readonly place?: Place | undefined;
  readonly note?: string | undefined;
}

export type Isolated = 'yes' | 'no' | 'perhaps';
export type NodeType = 'workload' | 'service' | 'route' | 'outside' | 'pods';

export interface GraphNode {
  readonly id: string;
  readonly type: NodeType;
  readonly kind: string;
  readonly label: string;
  readonly namespace?: string | undefined;
  readonly detail?: string | undefined;
  readonly place?: Place | undefined;
  readonly end?: string | undefined;
  readonly isolated?: { readonly ingress: Isolated; readonly egress: Isolated } | undefined;
}

export type EdgeType = 'enters' | 'routes' | 'selects' | 'calls' | 'allows';
export type Verdict = 'allowed' | 'denied' | 'unknown';
export type Change = 'opened' | 'closed' | 'changed';

export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly type: EdgeType;
  readonly connections: string;
  readonly verdict: Verdict;
  readonly place?: Place | undefined;
  readonly reasons: readonly Reason[];
  readonly port?: string | undefined;
  readonly change?: Change | undefined;
}

export interface Reason {
  readonly text: string;
  readonly place?: Place | undefined;
}

/** Who reaches whom among all workloads, group by group. */
export interface Pairs {
  readonly workloads: readonly string[];
  readonly groupOf: readonly number[];
  readonly rows: readonly { readonly usual: number; readonly except: readonly number[] }[];
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly verdict: Verdict;
  readonly connections: string;
  readonly unknown: string;
}

/** What is asked about: two ends by their names, and perhaps a port. */
export interface Question {
  readonly source: string;
  readonly destination: string;
  readonly port?: string | undefined;
}
