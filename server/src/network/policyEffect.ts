/** The whole effect of one NetworkPolicy on the workspace, for people to read. */
import {
  type Direction,
  type IPBlock,
  peerLink,
  type PolicyPort,
  type PolicyRule,
  subjectLink,
} from '../kinds/networkPolicy';
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { integer, type Text } from '../syntax/node';
import type { Snapshot } from '../workspace/snapshot';
import { type Policy, rulesOf } from './policies';
import { commonNumber, portTargets } from './portTargets';
import { type Selection, selectionOf, workloadsOf } from './podSelection';

export interface PolicyEffect {
  readonly subjects: Selection;
  /** Directions in which the subjects are isolated, Ingress first. */
  readonly isolated: readonly Isolation[];
}

/** Only what the rules allow passes in `direction`; none: nothing does. */
export interface Isolation {
  readonly direction: Direction;
  readonly rules: readonly RuleEffect[];
}

export interface RuleEffect {
  /** `everyone` includes addresses outside the cluster. */
  readonly peers: 'everyone' | readonly PeerEffect[];
  /** Empty: every port. */
  readonly ports: readonly PortEffect[];
}

export type PeerEffect =
  | { readonly type: 'pods'; readonly link: SelectorLink; readonly selection: Selection }
  | { readonly type: 'block'; readonly block: IPBlock };

export interface PortEffect {
  readonly protocol: string;
  /** undefined: every port of the protocol. */
  readonly port: Text | undefined;
  readonly endPort: Text | undefined;
  /** What a name means, where it means the same in all destination pods. */
  readonly number: number | undefined;
}

export function policyEffect(snapshot: Snapshot, policy: Policy): PolicyEffect {
  const subjects = selectionOf(snapshot, policy, subjectLink(policy));
  const isolated = (['Ingress', 'Egress'] as const).flatMap((direction): readonly Isolation[] => {
    const rules = rulesOf(policy, direction);
    if (!rules) return [];
    return [
      { direction, rules: rules.map((rule) => ruleEffect(snapshot, policy, rule, direction, subjects)) },
    ];
  });
  return { subjects, isolated };
}

function ruleEffect(
  snapshot: Snapshot,
  policy: Policy,
  rule: PolicyRule,
  direction: Direction,
  subjects: Selection,
): RuleEffect {
  const peers = rule.peers.flatMap((peer): readonly PeerEffect[] => {
    if (peer.ipBlock) return [{ type: 'block', block: peer.ipBlock }];
    const link = peerLink(peer);
    return link ? [{ type: 'pods', link, selection: selectionOf(snapshot, policy, link) }] : [];
  });
  const destinations =
    direction === 'Ingress' ? workloadsOf(subjects) : peers.flatMap((peer) => workloadsOfPeer(peer));
  return {
    peers: rule.peers.length === 0 ? 'everyone' : peers,
    ports: rule.ports.map((port) => portEffect(port, destinations)),
  };
}

function portEffect(
  { protocol, port, endPort }: PolicyPort,
  destinations: readonly KubeObject[],
): PortEffect {
  const name = protocol?.value ?? 'TCP';
  const named = port && integer(port) === undefined;
  const number = named ? commonNumber(portTargets(destinations, { port, protocol: name })) : integer(port);
  return { protocol: name, port, endPort, number };
}

function workloadsOfPeer(peer: PeerEffect): readonly KubeObject[] {
  return peer.type === 'pods' ? workloadsOf(peer.selection) : [];
}
