/** NetworkPolicy, as matchers. @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
import {
  type Direction,
  type IPBlock,
  type NetworkPolicySpec,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
} from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { integer, isKnown } from '../../syntax/node';
import { parseBlock } from './addresses';
import { isProtocol } from './connections';
import { podSelection } from './podSelection';
import {
  type CompiledPolicy,
  type CompiledRule,
  type PeerMatcher,
  type PortMatcher,
  whyOpaque,
} from './policy';

/** The policy of `namespace`. Rules for a direction that it does not isolate are inert. */
export function compileNetworkPolicy(
  object: KubeObject<NetworkPolicySpec>,
  namespace: string | undefined,
): CompiledPolicy {
  const { spec } = object;
  const rules = (direction: Direction): readonly CompiledRule[] | undefined => {
    if (!spec.policyTypes.includes(direction)) return undefined;
    const written = direction === 'Ingress' ? spec.ingress : spec.egress;
    return written.map((rule, index) => compileRule(object, rule, index, namespace));
  };
  return {
    object,
    tier: 'NetworkPolicy',
    priority: undefined,
    subject: podSelection({ type: 'own', name: namespace }, spec.podSelector),
    rules: { Ingress: rules('Ingress'), Egress: rules('Egress') },
    opaque: whyOpaque(object),
  };
}

/** A rule of a policy in `namespace`. Without peers it lets everyone through, without ports every port. */
export function compileRule(
  policy: KubeObject,
  rule: PolicyRule,
  index: number,
  namespace: string | undefined,
): CompiledRule {
  return {
    start: rule.start,
    end: rule.end,
    policy,
    index,
    action: 'allow',
    peers: rule.peers.length === 0 ? 'everyone' : rule.peers.map((peer) => compilePeer(peer, namespace)),
    ports: rule.ports.length === 0 ? 'all' : rule.ports.map(compilePort),
  };
}

export function compilePeer(peer: PolicyPeer, namespace: string | undefined): PeerMatcher {
  const { start, end, podSelector, namespaceSelector, ipBlock } = peer;
  if (ipBlock) return { start, end, ...compileBlock(ipBlock) };
  if (!podSelector && !namespaceSelector) return { start, end, type: 'nobody' }; // the API takes no empty peer
  const namespaces = namespaceSelector
    ? ({ type: 'labelled', selector: namespaceSelector } as const)
    : ({ type: 'own', name: namespace } as const);
  return { start, end, type: 'pods', selection: podSelection(namespaces, podSelector) };
}

type BlockMatcher = Omit<Extract<PeerMatcher, { type: 'block' }>, 'start' | 'end'>;

function compileBlock({ cidr, except }: IPBlock): BlockMatcher {
  const known = [...(cidr ? [cidr] : []), ...except].every(isKnown);
  return {
    type: 'block',
    block: cidr && known ? parseBlock(cidr.value) : undefined,
    except: except.flatMap((text) => parseBlock(text.value) ?? []),
    pods: 'assumed',
  };
}

/** A number alone never opens another protocol than TCP. */
export function compilePort({ start, end, protocol, port, endPort }: PolicyPort): PortMatcher {
  const name = protocol?.value ?? 'TCP';
  if ((protocol && !isKnown(protocol)) || !isProtocol(name)) {
    return { start, end, type: 'unknown', protocol: undefined };
  }
  if (!port) return { start, end, type: 'range', protocol: name, from: 1, to: 65535 };
  if (!isKnown(port)) return { start, end, type: 'unknown', protocol: name };
  const from = integer(port);
  if (from === undefined) return { start, end, type: 'name', protocol: name, name: port };
  const to = endPort ? integer(endPort) : from;
  return to === undefined
    ? { start, end, type: 'unknown', protocol: name }
    : { start, end, type: 'range', protocol: name, from, to };
}
