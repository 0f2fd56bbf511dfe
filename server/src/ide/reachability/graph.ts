/**
 * A world as a picture: what its manifests wire together and whether policies let it through, what policies allow
 * beside that, and the complete pairs behind both. Plain data, for the view, its exports and other programs.
 */
import type { Location } from '../../workspace/snapshot';

/** `Place`: where something is written, offsets in here, lines and columns at the edges. */
export interface ReachGraph<Place = Location> {
  readonly namespaces: readonly ReachNamespace<Place>[];
  readonly nodes: readonly ReachNode<Place>[];
  readonly edges: readonly ReachEdge<Place>[];
  readonly pairs: ReachPairs;
  readonly isolation: ReachIsolation;
  /** A sentence for each. */
  readonly assumptions: readonly string[];
}

export interface ReachNamespace<Place = Location> {
  readonly name: string;
  /** The manifest that declares it. */
  readonly place: Place | undefined;
  /** What holds between all of its pods, so that no edge says it: `All pods reach each other`. */
  readonly note: string | undefined;
}

/**
 * `route`: an Ingress or what else leads traffic in. `outside`: addresses and hosts outside of the cluster. `pods`: some
 * that no manifest makes, as a policy names them, or all of a namespace.
 */
export type NodeType = 'workload' | 'service' | 'route' | 'outside' | 'pods';

export interface ReachNode<Place = Location> {
  /** The same as long as the object keeps its name. */
  readonly id: string;
  readonly type: NodeType;
  /** `Deployment`; empty for what is no object. */
  readonly kind: string;
  readonly label: string;
  /** undefined: it stands in none. */
  readonly namespace: string | undefined;
  /** What else is worth a word below the label: `2 pods`, `LoadBalancer`, a host. */
  readonly detail: string | undefined;
  readonly place: Place | undefined;
  /** Name of the end in questions; undefined where nothing can be asked of it. */
  readonly end: string | undefined;
  /** Of a workload: whether policies isolate its pods, by direction. */
  readonly isolated: IsolatedNode | undefined;
}

/** `perhaps`: policies of which this is not certain. */
export type Isolated = 'yes' | 'no' | 'perhaps';

export interface IsolatedNode {
  readonly ingress: Isolated;
  readonly egress: Isolated;
}

/**
 * `enters`: from outside to a route, or to a Service that is open there. `routes`: from a Gateway to a route, from a route
 * to a Service. `selects`: from a Service to its pods. `calls`: to a Service whose host is in a variable, an argument or a
 * ConfigMap. `allows`: what policies allow beside all that.
 */
export type EdgeType = 'enters' | 'routes' | 'selects' | 'calls' | 'allows';

export type EdgeVerdict = 'allowed' | 'denied' | 'unknown';

export interface ReachEdge<Place = Location> {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly type: EdgeType;
  /** `TCP 8080`, at the pods; empty where no port is known. */
  readonly connections: string;
  /** For `selects`, whether the Service's selector is known to fit. */
  readonly verdict: EdgeVerdict;
  /** Where it is written. */
  readonly place: Place | undefined;
  /** Why, where the edge knows: the rule that makes it. Of all others it is asked on demand. */
  readonly reasons: readonly ReachReason<Place>[];
  /** `TCP:8080`: the port to ask about. */
  readonly port: string | undefined;
  readonly change: EdgeChange | undefined;
}

/** Against another state of the manifests. */
export type EdgeChange = 'opened' | 'closed' | 'changed';

export interface ReachReason<Place = Location> {
  readonly text: string;
  readonly place: Place | undefined;
}

/**
 * Who reaches whom among all workloads. Those of one group reach the same and are reached by the same, so that the
 * answers stand between groups.
 */
export interface ReachPairs {
  /** Ids of nodes, by namespace and name. */
  readonly workloads: readonly string[];
  /** Group of each of them. */
  readonly groupOf: readonly number[];
  /** Of each group as source: what it gets from most groups, and from which it gets something else. */
  readonly rows: readonly PairRow[];
  readonly answers: readonly PairAnswer[];
}

export interface PairRow {
  /** Index of an answer. */
  readonly usual: number;
  /** Groups of destinations and the indexes of their answers, in turn. */
  readonly except: readonly number[];
}

export interface PairAnswer {
  readonly verdict: EdgeVerdict;
  /** What is surely allowed: `TCP 80,443`; empty for nothing. */
  readonly connections: string;
  /** What may be allowed beside it. */
  readonly unknown: string;
}

/** How many workloads policies isolate. */
export interface ReachIsolation {
  readonly workloads: number;
  readonly ingress: number;
  readonly egress: number;
}
