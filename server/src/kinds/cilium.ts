/** What both Cilium policy kinds share: endpoint selectors, whose keys may carry a source prefix, ports, Services. */
import { get, itemsAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { decodeEndpoints } from './ciliumSelector';
import { decodeSelector } from './labels';
import { ANY_PROTOCOL, type Link, type NamespaceScope, type SelectorLink } from './link';
import { NAMESPACE, nameLink, numeral, objectRefLinks, SECRET, serviceLinks } from './linked';
import type { DecodeContext } from './object';

export const CILIUM = 'cilium.io';
export const CILIUM_DOCS = 'https://docs.cilium.io/en/stable/network/kubernetes/policy/';

/** How a policy looks at the world: templates, and the namespaces of selectors that name none. */
interface View {
  readonly context: DecodeContext;
  readonly own: NamespaceScope;
}

export function ciliumLinks(root: MapNode, context: DecodeContext, own: NamespaceScope): readonly Link[] {
  const specs = [get(root, 'spec'), ...itemsAt(root, 'specs')];
  return specs.flatMap((spec) => (spec ? specLinks(spec, { context, own }) : []));
}

function specLinks(spec: Node, view: View): readonly Link[] {
  const subject = decodeEndpoints('endpointSelector', get(spec, 'endpointSelector'), view.context, view.own);
  const rules = (...keys: readonly string[]): readonly Node[] => keys.flatMap((key) => itemsAt(spec, key));
  return [
    ...subject.links,
    ...rules('ingress', 'ingressDeny').flatMap((rule) =>
      ruleLinks(rule, ['fromEndpoints', 'fromRequires'], subject.pods, view),
    ),
    ...rules('egress', 'egressDeny').flatMap((rule) =>
      ruleLinks(rule, ['toEndpoints', 'toRequires'], undefined, view),
    ),
  ];
}

/** Ports are those of the destination: the subject of an ingress rule, the peers of an egress rule. */
function ruleLinks(
  rule: Node,
  peerKeys: readonly string[],
  subject: readonly SelectorLink[] | undefined,
  view: View,
): readonly Link[] {
  const peers = peerKeys
    .flatMap((key) => itemsAt(rule, key))
    .map((peer) => decodeEndpoints('peer', peer, view.context, view.own));
  const destinations = subject ?? peers.flatMap((peer) => peer.pods);
  return [
    ...peers.flatMap((peer) => peer.links),
    ...itemsAt(rule, 'toPorts').flatMap((item) => portLinks(item, destinations)),
    ...itemsAt(rule, 'toServices').flatMap((item) => toServicesLinks(item, view)),
  ];
}

/** Numbers are written as strings; a port without a protocol is one of any. */
function portLinks(item: Node, destinations: readonly SelectorLink[]): readonly Link[] {
  const ports = itemsAt(item, 'ports').flatMap((node) => {
    const port = scalarAt(node, 'port');
    const protocol = scalarAt(node, 'protocol')?.value ?? ANY_PROTOCOL;
    return port && port.value !== '0'
      ? destinations.map((of): Link => ({
          type: 'port',
          role: 'policy port',
          port: numeral(port),
          protocol,
          of,
        }))
      : [];
  });
  const secrets = ['terminatingTLS', 'originatingTLS'].flatMap((key) =>
    objectRefLinks('TLS secret', get(get(item, key), 'secret'), SECRET),
  );
  return [...ports, ...secrets];
}

/** `k8sService` by name, or `k8sServiceSelector` by the Services' own labels. */
function toServicesLinks(item: Node, { context, own }: View): readonly Link[] {
  const named = get(item, 'k8sService');
  const selecting = get(item, 'k8sServiceSelector');
  const selector = decodeSelector(get(selecting, 'selector'), context);
  const namespace = scalarAt(selecting, 'namespace');
  const within: NamespaceScope = namespace ? { type: 'named', names: [namespace] } : own;
  return [
    ...serviceLinks('service', scalarAt(named, 'serviceName'), undefined, scalarAt(named, 'namespace')),
    ...nameLink('namespace', namespace, NAMESPACE),
    ...(selector
      ? [{ type: 'selector', role: 'services', selector, selects: 'services', within } as const]
      : []),
  ];
}
