/** NetworkPolicy: which pods it isolates, and what it still lets through. */
import { entryOf, itemsAt, mapAt, type Text, textsAt } from '../syntax/node';
import type { Span } from '../syntax/span';
import { type LabelSelector, selectorAt } from './labels';
import { ALL, type Link, OWN, type SelectorLink } from './link';
import type { DecodeContext, KindDefinition, KubeObject } from './object';
import { decodePolicyRule } from './policyRule';

export type Direction = 'Ingress' | 'Egress';

export interface IPBlock extends Span {
  readonly cidr: Text | undefined;
  readonly except: readonly Text[];
}

/** Fields of one peer are ANDed; an absent selector is undefined. */
export interface PolicyPeer extends Span {
  readonly podSelector: LabelSelector | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly ipBlock: IPBlock | undefined;
  /** Which of the three keys are written, whatever stands behind them. */
  readonly keys: readonly PeerKey[];
}

export interface PeerKey {
  readonly key: Text;
  /** `map`: it says something, `{}` included. */
  readonly value: 'map' | 'nothing' | 'unreadable';
}

export interface PolicyPort extends Span {
  readonly protocol: Text | undefined;
  readonly port: Text | undefined;
  readonly endPort: Text | undefined;
}

/** An empty `peers` lets everyone through, an empty `ports` every port. */
export interface PolicyRule extends Span {
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
  /** `from` or `to`, where it is written, perhaps with nothing under it. */
  readonly peersKey: Text | undefined;
}

export interface NetworkPolicySpec {
  /** Pods of the policy's namespace; absent is `{}`, which selects all. */
  readonly podSelector: LabelSelector;
  /** With the API's default applied. */
  readonly policyTypes: readonly Direction[];
  /** `policyTypes` as written. */
  readonly typeTexts: readonly Text[];
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  /** `ingress` and `egress`, where they are written, perhaps with nothing under them. */
  readonly ruleKeys: Readonly<Record<Direction, Text | undefined>>;
}

export const networkPolicy: KindDefinition<NetworkPolicySpec> = {
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  decode(root, context) {
    const spec = mapAt(root, 'spec');
    const typeTexts = textsAt(spec, 'policyTypes');
    const egress = itemsAt(spec, 'egress').map((rule) => decodePolicyRule(rule, 'to', context));
    return {
      spec: {
        podSelector: selectorAt(spec, 'podSelector', context) ?? everything(spec ?? root, context),
        policyTypes: policyTypes(typeTexts, egress.length > 0),
        typeTexts,
        ingress: itemsAt(spec, 'ingress').map((rule) => decodePolicyRule(rule, 'from', context)),
        egress,
        ruleKeys: { Ingress: entryOf(spec, 'ingress')?.key, Egress: entryOf(spec, 'egress')?.key },
      },
    };
  },
  links: policyLinks,
};

/** The pods that the policy applies to. */
export function subjectLink(object: KubeObject<NetworkPolicySpec>): SelectorLink {
  return {
    type: 'selector',
    role: 'podSelector',
    selector: object.spec.podSelector,
    selects: 'pods',
    within: OWN,
  };
}

/** The pods that a peer names; undefined for an ipBlock. */
export function peerLink(peer: PolicyPeer): SelectorLink | undefined {
  const { podSelector, namespaceSelector } = peer;
  if (!podSelector && !namespaceSelector) return undefined;
  const selector = podSelector ?? { start: peer.start, end: peer.start, requirements: [], open: false };
  const everywhere = namespaceSelector?.requirements.length === 0 && !namespaceSelector.open;
  const labelled = namespaceSelector && { type: 'labelled' as const, selector: namespaceSelector };
  return {
    type: 'selector',
    role: 'peer',
    selector,
    selects: 'pods',
    within: everywhere ? ALL : (labelled ?? OWN),
  };
}

function policyLinks(object: KubeObject<NetworkPolicySpec>): readonly Link[] {
  const { ingress, egress } = object.spec;
  const subject = subjectLink(object);
  return [
    subject,
    ...ingress.flatMap((rule) => [...peerLinks(rule), ...portLinks(rule, [subject])]),
    ...egress.flatMap((rule) => [...peerLinks(rule), ...portLinks(rule, podPeers(rule))]),
  ];
}

function podPeers(rule: PolicyRule): readonly SelectorLink[] {
  return rule.peers.map(peerLink).filter((link) => link !== undefined);
}

function peerLinks(rule: PolicyRule): readonly Link[] {
  return rule.peers.flatMap((peer) => {
    const { namespaceSelector } = peer;
    const pods = peer.podSelector && peerLink(peer);
    const namespaces: Link | undefined = namespaceSelector && {
      type: 'selector',
      role: 'namespaces',
      selector: namespaceSelector,
      selects: 'namespaces',
      within: ALL,
    };
    return [pods, namespaces].filter((link) => link !== undefined);
  });
}

/** Ports are those of the destination pods, in both directions. */
function portLinks(rule: PolicyRule, destinations: readonly SelectorLink[]): readonly Link[] {
  return rule.ports.flatMap(({ port, protocol }) =>
    port
      ? destinations.map((of): Link => ({
          type: 'port',
          role: 'policy port',
          port,
          protocol: protocol?.value ?? 'TCP',
          of,
        }))
      : [],
  );
}

function everything(place: Span, context: DecodeContext): LabelSelector {
  return { start: place.start, end: place.start, requirements: [], open: context.templated };
}

/**
 * Absent or empty: Ingress, and Egress where there are egress rules.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/v1/defaults.go
 */
function policyTypes(texts: readonly Text[], hasEgress: boolean): readonly Direction[] {
  const written = texts.map((text) => text.value);
  if (written.length === 0) return hasEgress ? ['Ingress', 'Egress'] : ['Ingress'];
  return (['Ingress', 'Egress'] as const).filter((direction) => written.includes(direction));
}
