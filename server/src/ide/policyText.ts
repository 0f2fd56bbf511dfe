/** The effect of a NetworkPolicy in words, for its lens and its hovers. */
import type { Direction } from '../kinds/networkPolicy';
import { subjectLink } from '../kinds/networkPolicy';
import type { KubeObject } from '../kinds/object';
import { podsText } from '../network/podCount';
import type { Policy } from '../network/policies';
import { workloadsOf } from '../network/podSelection';
import { type DnsBlock, dnsBlockedBy } from '../network/policyDns';
import {
  type Isolation,
  type PeerEffect,
  policyEffect,
  type PolicyEffect,
  type PortEffect,
  type RuleEffect,
} from '../network/policyEffect';
import { integer } from '../syntax/node';
import type { Snapshot } from '../workspace/snapshot';
import { plain, valueOf } from './markdown';
import { ownNamespace, wantedPods } from './selectorText';

/** `isolates 4 pods for ingress · allows 2 pods on TCP 5432`, each part by itself; the effect that it speaks of beside it. */
export interface PolicySummary {
  readonly effect: PolicyEffect;
  readonly parts: readonly string[];
}

export function policySummary(snapshot: Snapshot, policy: Policy): PolicySummary {
  const effect = policyEffect(snapshot, policy);
  const { subjects, isolated } = effect;
  if (subjects.state === 'none') return { effect, parts: ['selects no pods'] };
  if (subjects.state === 'unknown') return { effect, parts: [`pods unknown (${subjects.reason})`] };
  if (isolated.length === 0) return { effect, parts: ['isolates nothing: no policy type is known'] };
  const directions = isolated.map(({ direction }) => direction.toLowerCase()).join(' and ');
  const isolates = `isolates ${subjectsText(snapshot, policy, effect)} for ${directions}`;
  const dns = dnsText(dnsBlockedBy(snapshot, policy));
  const allows = allowsText(snapshot, policy, isolated);
  // A long list of allowances may lose its end, the rest may not.
  const rest = allows[0] === 'allows nothing' ? [...allows, ...dns] : [...dns, ...allows];
  return { effect, parts: [isolates, ...rest] };
}

function subjectsText(snapshot: Snapshot, policy: Policy, { subjects }: PolicyEffect): string {
  const link = subjectLink(policy);
  if (subjects.state !== 'found') return wantedPods(snapshot, policy, link);
  const pods = podsText(subjects.workloads, subjects.certainty);
  const all = link.selector.requirements.length === 0;
  return all ? `all ${pods} of ${ownNamespace(snapshot, policy)}` : pods;
}

function dnsText({ workloads, all }: DnsBlock): readonly string[] {
  if (workloads.length === 0) return [];
  return [all ? 'blocks DNS' : `blocks DNS of ${podsText(workloads)}`];
}

function allowsText(snapshot: Snapshot, policy: Policy, isolated: readonly Isolation[]): readonly string[] {
  const texts = isolated.map(({ direction, rules }) => ({
    direction,
    text: rulesText(snapshot, policy, rules, direction),
  }));
  const [first] = texts;
  if (first && texts.every(({ text }) => text === first.text)) return [`allows ${first.text}`];
  return texts.map(({ direction, text }) => `${direction === 'Ingress' ? 'in' : 'out'}: ${text}`);
}

function rulesText(
  snapshot: Snapshot,
  policy: Policy,
  rules: readonly RuleEffect[],
  direction: Direction,
): string {
  const texts = rules.map((rule) => ruleText(snapshot, policy, rule, direction));
  return texts.length === 0 ? 'nothing' : [...new Set(texts)].join(', ');
}

/** `2 pods and 10.0.0.0/8 on TCP 5432`. */
export function ruleText(
  snapshot: Snapshot,
  policy: Policy,
  { peers, ports }: RuleEffect,
  direction: Direction,
): string {
  const on = ports.length === 0 ? '' : ` on ${portsText(ports)}`;
  if (peers === 'everyone') return `${direction === 'Ingress' ? 'everyone' : 'any destination'}${on}`;
  return `${peersText(snapshot, policy, peers)}${on}`;
}

/** Pods of the policy's own namespace are counted; those of others stand as they are asked for. */
function peersText(snapshot: Snapshot, policy: Policy, peers: readonly PeerEffect[]): string {
  const counted = peers.flatMap((peer) => (isCounted(peer) ? workloadsOf(peer.selection) : []));
  const pods = [...new Set<KubeObject>(counted)];
  const others = peers.filter((peer) => !isCounted(peer)).map((peer) => peerText(snapshot, policy, peer));
  const texts = pods.length > 0 ? [podsText(pods), ...others] : others;
  return texts.length === 0 ? 'nobody' : texts.join(' and ');
}

function isCounted(peer: PeerEffect): peer is PeerEffect & { type: 'pods' } {
  return peer.type === 'pods' && peer.link.within.type === 'own' && peer.selection.state === 'found';
}

function peerText(snapshot: Snapshot, policy: Policy, peer: PeerEffect): string {
  if (peer.type === 'block') return blockText(peer);
  const wanted = wantedPods(snapshot, policy, peer.link);
  return peer.selection.state === 'none' ? `no ${wanted}` : wanted;
}

/** `0.0.0.0/0 except 169.254.169.254/32`. */
function blockText({ block }: PeerEffect & { type: 'block' }): string {
  const cidr = valueOf(block.cidr);
  const [first, ...others] = block.except;
  if (!first) return cidr;
  return `${cidr} except ${others.length === 0 ? valueOf(first) : `${block.except.length} ranges`}`;
}

/** `TCP 80, 8000-8010 and UDP 53`. */
function portsText(ports: readonly PortEffect[]): string {
  const protocols = new Set(ports.map(({ protocol }) => protocol));
  const texts = [...protocols].map((protocol) => {
    const each = ports.filter((port) => port.protocol === protocol);
    return each.some(({ port }) => port === undefined)
      ? `any ${plain(protocol)} port`
      : `${plain(protocol)} ${[...new Set(each.map(portText))].join(', ')}`;
  });
  return texts.join(' and ');
}

function portText({ port, endPort, number }: PortEffect): string {
  const first = number === undefined ? valueOf(port) : String(number);
  if (!endPort) return first;
  return `${first}-${integer(endPort) ?? valueOf(endPort)}`;
}
