/** What the admin policies share: a subject and tiered rules over namespaces and pods. Spans and API defaults included. */
import { get, itemsAt, mapAt, type MapNode, type Node, scalarAt, type Text, textsAt } from '../syntax/node';
import type { Span } from '../syntax/span';
import { type LabelSelector, selectorAt } from './labels';
import { ALL, ANY_PROTOCOL, type Link, type SelectorLink } from './link';
import type { DecodeContext, Decoded, KindDefinition, KubeObject } from './object';

export const POLICY_GROUP = 'policy.networking.k8s.io';

/**
 * One field of a peer is set. `pods`: those that the selectors select, of which an undefined one selects all.
 * `unsupported`: a field that the API does not know; it wants such rules to fail closed.
 */
export interface AdminPeer extends Span {
  readonly names: 'pods' | 'networks' | 'nodes' | 'domainNames' | 'unsupported';
  readonly namespaceSelector: LabelSelector | undefined;
  readonly podSelector: LabelSelector | undefined;
  readonly networks: readonly Text[];
  readonly domainNames: readonly Text[];
}

/** Ports of a rule: a number, a range, or a name (which has no protocol of its own). With none of them, unknown. */
export interface AdminPort extends Span {
  readonly protocol: string | undefined;
  readonly from: Text | undefined;
  readonly to: Text | undefined;
  readonly name: Text | undefined;
}

export interface AdminRule extends Span {
  readonly name: Text | undefined;
  readonly action: Text | undefined;
  readonly peers: readonly AdminPeer[];
  /** undefined: every port of every protocol. */
  readonly ports: readonly AdminPort[] | undefined;
}

export interface AdminPolicySpec {
  /** `Admin` or `Baseline`. */
  readonly tier: 'Admin' | 'Baseline';
  readonly priority: Text | undefined;
  readonly subject: AdminPeer | undefined;
  readonly ingress: readonly AdminRule[];
  readonly egress: readonly AdminRule[];
}

/** One of the three kinds; `tier` where the kind itself decides it. */
export function defineAdminPolicy(
  kind: string,
  tier: AdminPolicySpec['tier'] | undefined,
  docs: string,
): KindDefinition<AdminPolicySpec> {
  return {
    group: POLICY_GROUP,
    kind,
    scope: 'Cluster',
    docs,
    decode: (root, context) => decode(root, tier, context),
    links: (object: KubeObject<AdminPolicySpec>) => adminLinks(object.spec),
  };
}

function decode(
  root: MapNode,
  tier: AdminPolicySpec['tier'] | undefined,
  context: DecodeContext,
): Decoded<AdminPolicySpec> {
  const spec = mapAt(root, 'spec');
  const subject = get(spec, 'subject');
  const written = scalarAt(spec, 'tier')?.value === 'Baseline' ? 'Baseline' : 'Admin';
  return {
    spec: {
      tier: tier ?? written,
      priority: scalarAt(spec, 'priority'),
      subject: subject && decodePeer(subject, context),
      ingress: itemsAt(spec, 'ingress').map((rule) => decodeRule(rule, 'from', context)),
      egress: itemsAt(spec, 'egress').map((rule) => decodeRule(rule, 'to', context)),
    },
  };
}

function decodeRule(node: Node, peersKey: 'from' | 'to', context: DecodeContext): AdminRule {
  const portsNode = get(node, 'ports') ?? get(node, 'protocols');
  const ports = portsNode
    ? [...itemsAt(node, 'ports'), ...itemsAt(node, 'protocols')].flatMap(decodePorts)
    : undefined;
  return {
    start: node.start,
    end: node.end,
    name: scalarAt(node, 'name'),
    action: scalarAt(node, 'action'),
    peers: itemsAt(node, peersKey).map((peer) => decodePeer(peer, context)),
    ports,
  };
}

/** @see https://github.com/kubernetes-sigs/network-policy-api/blob/main/apis/v1alpha2/clusternetworkpolicy_types.go */
function decodePeer(node: Node, context: DecodeContext): AdminPeer {
  const pods = get(node, 'pods');
  return {
    start: node.start,
    end: node.end,
    names: fieldOf(node),
    namespaceSelector: pods
      ? selectorAt(pods, 'namespaceSelector', context)
      : selectorAt(node, 'namespaces', context),
    podSelector: pods ? selectorAt(pods, 'podSelector', context) : undefined,
    networks: textsAt(node, 'networks'),
    domainNames: textsAt(node, 'domainNames'),
  };
}

/** `sameLabels` and `notSameLabels` of the first drafts are not followed. */
function fieldOf(node: Node): AdminPeer['names'] {
  const namespaces = get(node, 'namespaces');
  const draft = ['sameLabels', 'notSameLabels', 'namespaceSelector'].some((key) => get(namespaces, key));
  if (draft) return 'unsupported';
  if (namespaces || get(node, 'pods')) return 'pods';
  return (['networks', 'nodes', 'domainNames'] as const).find((key) => get(node, key)) ?? 'unsupported';
}

/** `portNumber`, `portRange`, `namedPort` (ANP); `tcp`, `udp`, `sctp`, `destinationNamedPort` (ClusterNetworkPolicy). */
function decodePorts(node: Node): readonly AdminPort[] {
  const span = { start: node.start, end: node.end };
  const name = scalarAt(node, 'namedPort') ?? scalarAt(node, 'destinationNamedPort');
  if (name) return [{ ...span, protocol: undefined, from: undefined, to: undefined, name }];
  const number = get(node, 'portNumber');
  const range = get(node, 'portRange');
  if (number) {
    const port = scalarAt(number, 'port');
    return [
      {
        ...span,
        protocol: scalarAt(number, 'protocol')?.value ?? 'TCP',
        from: port,
        to: port,
        name: undefined,
      },
    ];
  }
  if (range)
    return [
      { ...span, protocol: scalarAt(range, 'protocol')?.value ?? 'TCP', ...ends(range), name: undefined },
    ];
  const protocols = ['tcp', 'udp', 'sctp'].filter((protocol) => get(node, protocol));
  if (protocols.length === 0) {
    return [{ ...span, protocol: undefined, from: undefined, to: undefined, name: undefined }];
  }
  return protocols.flatMap((protocol) => {
    const entry = get(node, protocol);
    if (!entry) return [];
    const port = get(entry, 'destinationPort');
    const single = scalarAt(port, 'number');
    const bounds = single ? { from: single, to: single } : ends(get(port, 'range'));
    return [{ ...span, protocol: protocol.toUpperCase(), ...bounds, name: undefined }];
  });
}

function ends(range: Node | undefined): { from: Text | undefined; to: Text | undefined } {
  return { from: scalarAt(range, 'start'), to: scalarAt(range, 'end') };
}

/** The pods of a subject or a peer; undefined where it names no pods. */
export function adminPodsLink(role: string, peer: AdminPeer): SelectorLink | undefined {
  const { namespaceSelector, podSelector } = peer;
  if (!namespaceSelector && !podSelector) return undefined;
  const selector = podSelector ?? { start: peer.start, end: peer.start, requirements: [], open: false };
  const within =
    namespaceSelector && namespaceSelector.requirements.length > 0
      ? { type: 'labelled' as const, selector: namespaceSelector }
      : ALL;
  return { type: 'selector', role, selector, selects: 'pods', within };
}

function adminLinks({ subject, ingress, egress }: AdminPolicySpec): readonly Link[] {
  const subjectLink = subject && adminPodsLink('subject', subject);
  return [
    ...(subject ? peerLinks('subject', subject) : []),
    ...ingress.flatMap((rule) => [
      ...rule.peers.flatMap((peer) => peerLinks('peer', peer)),
      ...portLinks(rule, subjectLink ? [subjectLink] : []),
    ]),
    ...egress.flatMap((rule) => [
      ...rule.peers.flatMap((peer) => peerLinks('peer', peer)),
      ...portLinks(rule, podPeers(rule)),
    ]),
  ];
}

function podPeers(rule: AdminRule): readonly SelectorLink[] {
  return rule.peers.map((peer) => adminPodsLink('peer', peer)).filter((link) => link !== undefined);
}

function peerLinks(role: string, peer: AdminPeer): readonly Link[] {
  const pods = peer.podSelector && adminPodsLink(role, peer);
  const { namespaceSelector: selector } = peer;
  const namespaces: Link | undefined = selector && {
    type: 'selector',
    role: 'namespaces',
    selector,
    selects: 'namespaces',
    within: ALL,
  };
  return [pods, namespaces].filter((link) => link !== undefined);
}

function portLinks(rule: AdminRule, destinations: readonly SelectorLink[]): readonly Link[] {
  return (rule.ports ?? []).flatMap(({ name, from, protocol }) => {
    const port = name ?? from;
    return port
      ? destinations.map((of): Link => ({
          type: 'port',
          role: 'policy port',
          port,
          protocol: protocol ?? ANY_PROTOCOL,
          of,
        }))
      : [];
  });
}
