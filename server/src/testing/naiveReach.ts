/**
 * A second opinion on reachability, written to be read and not to be fast: plain manifests, one connection at a time,
 * nothing shared with the engine. Everything is taken to be known; priorities differ.
 */

export type Labels = Readonly<Record<string, string>>;

export interface NaiveSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

export interface NaivePod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly ip: string;
  readonly ports: readonly { readonly name: string; readonly number: number; readonly protocol: string }[];
}

export interface NaivePeer {
  readonly podSelector?: NaiveSelector;
  readonly namespaceSelector?: NaiveSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface NaivePort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

export interface NaiveRule {
  readonly from?: readonly NaivePeer[];
  readonly to?: readonly NaivePeer[];
  readonly ports?: readonly NaivePort[];
}

export interface NaivePolicy {
  readonly namespace: string;
  readonly podSelector: NaiveSelector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly NaiveRule[];
  readonly egress?: readonly NaiveRule[];
}

export interface NaiveAdminRule {
  readonly action: 'Accept' | 'Deny' | 'Pass';
  readonly peers: readonly { readonly namespaces: NaiveSelector; readonly pods: NaiveSelector }[];
  /** TCP ports; undefined: everything. */
  readonly ports?: readonly number[];
}

export interface NaiveAdminPolicy {
  readonly tier: 'Admin' | 'Baseline';
  readonly priority: number;
  readonly subject: { readonly namespaces: NaiveSelector; readonly pods: NaiveSelector };
  readonly ingress: readonly NaiveAdminRule[];
  readonly egress: readonly NaiveAdminRule[];
}

export interface NaiveCluster {
  readonly namespaces: Readonly<Record<string, Labels>>;
  readonly pods: readonly NaivePod[];
  readonly policies: readonly NaivePolicy[];
  readonly adminPolicies: readonly NaiveAdminPolicy[];
}

/** Whether a connection from `source` to `destination`, a pod or an address, comes through. */
export function naiveReach(
  cluster: NaiveCluster,
  source: NaivePod | string,
  destination: NaivePod | string,
  protocol: string,
  port: number,
): boolean {
  if (source === destination) return true;
  const out =
    typeof source === 'string' || passes(cluster, 'egress', source, destination, destination, protocol, port);
  const into =
    typeof destination === 'string' ||
    passes(cluster, 'ingress', destination, source, destination, protocol, port);
  return out && into;
}

function passes(
  cluster: NaiveCluster,
  direction: 'ingress' | 'egress',
  subject: NaivePod,
  other: NaivePod | string,
  destination: NaivePod | string,
  protocol: string,
  port: number,
): boolean {
  const admin = firstAction(cluster, 'Admin', direction, subject, other, protocol, port);
  if (admin === 'Accept') return true;
  if (admin === 'Deny') return false;
  const type = direction === 'ingress' ? 'Ingress' : 'Egress';
  const isolating = cluster.policies.filter(
    (policy) =>
      policy.namespace === subject.namespace &&
      matches(policy.podSelector, subject.labels) &&
      typesOf(policy).includes(type),
  );
  if (isolating.length > 0) {
    return isolating.some((policy) =>
      (policy[direction] ?? []).some((rule) => {
        const peers = (direction === 'ingress' ? rule.from : rule.to) ?? [];
        const ports = rule.ports ?? [];
        return (
          (peers.length === 0 || peers.some((peer) => peerMatches(cluster, peer, policy.namespace, other))) &&
          (ports.length === 0 || ports.some((each) => portMatches(each, destination, protocol, port)))
        );
      }),
    );
  }
  return firstAction(cluster, 'Baseline', direction, subject, other, protocol, port) !== 'Deny';
}

function typesOf({ policyTypes = [], egress = [] }: NaivePolicy): readonly string[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function firstAction(
  cluster: NaiveCluster,
  tier: string,
  direction: 'ingress' | 'egress',
  subject: NaivePod,
  other: NaivePod | string,
  protocol: string,
  port: number,
): string | undefined {
  const inOrder = cluster.adminPolicies
    .filter((policy) => policy.tier === tier && podMatches(cluster, policy.subject, subject))
    .toSorted((a, b) => a.priority - b.priority);
  for (const policy of inOrder) {
    for (const rule of policy[direction]) {
      const named = typeof other !== 'string' && rule.peers.some((peer) => podMatches(cluster, peer, other));
      const meant = !rule.ports || (protocol === 'TCP' && rule.ports.includes(port));
      if (named && meant) return rule.action;
    }
  }
  return undefined;
}

function podMatches(
  { namespaces }: NaiveCluster,
  wanted: { readonly namespaces: NaiveSelector; readonly pods: NaiveSelector },
  pod: NaivePod,
): boolean {
  return matches(wanted.namespaces, namespaces[pod.namespace] ?? {}) && matches(wanted.pods, pod.labels);
}

function peerMatches(
  { namespaces }: NaiveCluster,
  { podSelector, namespaceSelector, ipBlock }: NaivePeer,
  own: string,
  other: NaivePod | string,
): boolean {
  if (ipBlock) {
    const address = typeof other === 'string' ? other : other.ip;
    return inside(address, ipBlock.cidr) && !(ipBlock.except ?? []).some((each) => inside(address, each));
  }
  if (typeof other === 'string') return false;
  const there = namespaceSelector
    ? matches(namespaceSelector, namespaces[other.namespace] ?? {})
    : other.namespace === own;
  return there && matches(podSelector ?? {}, other.labels);
}

function portMatches(
  wanted: NaivePort,
  destination: NaivePod | string,
  protocol: string,
  port: number,
): boolean {
  if ((wanted.protocol ?? 'TCP') !== protocol) return false;
  if (wanted.port === undefined) return true;
  if (typeof wanted.port === 'number') return port >= wanted.port && port <= (wanted.endPort ?? wanted.port);
  if (typeof destination === 'string') return false;
  const found = destination.ports.find((each) => each.name === wanted.port && each.protocol === protocol);
  return found?.number === port;
}

function matches({ matchLabels = {}, matchExpressions = [] }: NaiveSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const listed = value !== undefined && values.includes(value);
      return operator === 'In' ? listed : !listed;
    })
  );
}

/** IPv4 only, bit by bit. */
function inside(address: string, cidr: string): boolean {
  const [network = '', length = '32'] = cidr.split('/');
  return bits(address).slice(0, Number(length)) === bits(network).slice(0, Number(length));
}

function bits(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}
