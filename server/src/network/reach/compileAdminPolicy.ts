/** The admin policies, as matchers. @see https://network-policy-api.sigs.k8s.io/api-overview/ */
import type { AdminPeer, AdminPolicySpec, AdminPort, AdminRule } from '../../kinds/adminPolicy';
import type { Direction } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { integer, isKnown } from '../../syntax/node';
import { parseBlock } from './addresses';
import {
  type Action,
  type CompiledPolicy,
  type CompiledRule,
  type PeerMatcher,
  type PortMatcher,
  whyOpaque,
} from './policy';
import { podSelection, type PodSelection } from './podSelection';

const ACTIONS: Readonly<Record<string, Action>> = {
  Allow: 'allow',
  Accept: 'allow',
  Deny: 'deny',
  Pass: 'pass',
};

/** Directions without rules are left alone: nothing is isolated by being selected. */
export function compileAdminPolicy(object: KubeObject<AdminPolicySpec>): CompiledPolicy {
  const { tier, priority, subject, ingress, egress } = object.spec;
  const compile = (rules: readonly AdminRule[], direction: Direction): readonly CompiledRule[] | undefined =>
    rules.length === 0 ? undefined : rules.map((rule, index) => compileRule(object, rule, index, direction));
  return {
    object,
    tier,
    priority: integer(priority),
    subject: subject?.names === 'pods' ? selectionOf(subject) : undefined,
    rules: { Ingress: compile(ingress, 'Ingress'), Egress: compile(egress, 'Egress') },
    opaque: whyOpaque(object),
  };
}

/**
 * A rule with a peer that the API does not know fails closed: it allows nobody, and denies everybody.
 * @see https://github.com/kubernetes-sigs/network-policy-api/blob/main/apis/v1alpha2/clusternetworkpolicy_types.go
 */
function compileRule(policy: KubeObject, rule: AdminRule, index: number, direction: Direction): CompiledRule {
  const { start, end, action: text, peers, ports } = rule;
  const action = isKnown(text) ? ACTIONS[text.value] : undefined;
  const compiled = { start, end, policy, index, ports: compilePorts(ports) };
  // Sources are always pods: networks, nodes and domains stand in egress rules only.
  const isKnownPeer = ({ names }: AdminPeer): boolean =>
    direction === 'Ingress' ? names === 'pods' : names !== 'unsupported';
  if (peers.every(isKnownPeer)) {
    return { ...compiled, action, peers: peers.flatMap(compilePeer) };
  }
  return action === 'allow'
    ? { ...compiled, action, peers: [] }
    : { ...compiled, action: 'deny', peers: 'everyone', ports: 'all' };
}

function compilePeer(peer: AdminPeer): readonly PeerMatcher[] {
  const { start, end, names } = peer;
  switch (names) {
    case 'pods':
      return [{ start, end, type: 'pods', selection: selectionOf(peer) }];
    case 'networks':
      return peer.networks.map((network) => ({
        start: network.start,
        end: network.end,
        type: 'block',
        block: isKnown(network) ? parseBlock(network.value) : undefined,
        except: [],
        pods: 'matched',
      }));
    case 'nodes':
      return [{ start, end, type: 'outside', what: 'the addresses of nodes' }];
    case 'domainNames':
      return [{ start, end, type: 'outside', what: 'the addresses behind domain names' }];
    case 'unsupported':
      return [];
  }
}

function selectionOf({ namespaceSelector, podSelector }: AdminPeer): PodSelection {
  return podSelection({ type: 'labelled', selector: namespaceSelector }, podSelector);
}

function compilePorts(ports: readonly AdminPort[] | undefined): 'all' | readonly PortMatcher[] {
  return ports === undefined || ports.length === 0 ? 'all' : ports.map(compilePort);
}

function compilePort({ start, end, protocol, from, to, name }: AdminPort): PortMatcher {
  if (name) return { start, end, type: 'name', protocol: undefined, name };
  if (protocol === undefined) return { start, end, type: 'unknown', protocol: undefined };
  if (!from && !to) return { start, end, type: 'range', protocol, from: 1, to: 65535 };
  const [first, last] = [integer(from), integer(to)];
  return first === undefined || last === undefined
    ? { start, end, type: 'unknown', protocol }
    : { start, end, type: 'range', protocol, from: first, to: last };
}
