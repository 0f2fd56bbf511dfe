/** What both Cilium policy kinds share: endpoint selectors, whose keys may carry a source prefix, and ports. */
import { get, itemsAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { decodeSelector, type LabelSelector } from './labels';
import { ALL, type Link, type NamespaceScope, type SelectorLink } from './link';
import { part, serviceLinks } from './linked';
import type { DecodeContext } from './object';

export const CILIUM = 'cilium.io';
export const CILIUM_DOCS = 'https://docs.cilium.io/en/stable/network/kubernetes/policy/';

/** Keys about other things than the labels of a pod: namespaces, reserved identities. */
const NOT_POD_LABELS = /^(k8s:)?io\.kubernetes\.pod\.namespace$|^(k8s:)?io\.cilium\.k8s\.|^reserved:|^cidr:/;
const PREFIX = /^(k8s|any):/;

export function ciliumLinks(root: MapNode, context: DecodeContext, own: NamespaceScope): readonly Link[] {
  const specs = [get(root, 'spec'), ...itemsAt(root, 'specs')];
  return specs.flatMap((spec) => (spec ? specLinks(spec, context, own) : []));
}

function specLinks(spec: Node, context: DecodeContext, own: NamespaceScope): readonly Link[] {
  const subject = endpointLink('endpointSelector', get(spec, 'endpointSelector'), context, own);
  const rules = (key: string): readonly Node[] => itemsAt(spec, key);
  return [
    ...subject,
    ...['ingress', 'ingressDeny']
      .flatMap(rules)
      .flatMap((rule) => ruleLinks(rule, 'fromEndpoints', subject, context, own)),
    ...['egress', 'egressDeny']
      .flatMap(rules)
      .flatMap((rule) => ruleLinks(rule, 'toEndpoints', undefined, context, own)),
  ];
}

/** Ports are those of the destination: the subject of an ingress rule, the peers of an egress rule. */
function ruleLinks(
  rule: Node,
  peersKey: string,
  subject: readonly SelectorLink[] | undefined,
  context: DecodeContext,
  own: NamespaceScope,
): readonly Link[] {
  const peers = itemsAt(rule, peersKey).flatMap((peer) => endpointLink('peer', peer, context, own));
  const ports = itemsAt(rule, 'toPorts').flatMap((item) => itemsAt(item, 'ports'));
  const portLinks = ports.flatMap((item): readonly Link[] => {
    const port = scalarAt(item, 'port');
    const protocol = scalarAt(item, 'protocol')?.value;
    if (!port) return [];
    const wanted = /^\d+$/.test(port.value) ? { ...port, type: 'number' as const } : port; // Cilium writes numbers as strings
    return (subject ?? peers).map((of): Link => {
      return {
        type: 'port',
        role: 'policy port',
        port: wanted,
        protocol: protocol && protocol !== 'ANY' ? protocol : 'TCP',
        of,
      };
    });
  });
  const services = itemsAt(rule, 'toServices').flatMap((item) => {
    const service = get(item, 'k8sService');
    return serviceLinks(
      'service',
      scalarAt(service, 'serviceName'),
      undefined,
      scalarAt(service, 'namespace'),
    );
  });
  return [...peers, ...portLinks, ...services];
}

/** A selector of pods; one that also names a namespace looks in all, since which is not a matter of pod labels. */
function endpointLink(
  role: string,
  node: Node | undefined,
  context: DecodeContext,
  own: NamespaceScope,
): readonly SelectorLink[] {
  const selector = decodeSelector(node, context);
  if (!selector) return [];
  const requirements = selector.requirements.filter(({ key }) => !NOT_POD_LABELS.test(key.value));
  const within = requirements.length < selector.requirements.length ? ALL : own;
  const open = selector.open || requirements.length < selector.requirements.length;
  return [
    {
      type: 'selector',
      role,
      selector: { ...selector, open, requirements: withoutPrefix(requirements) },
      selects: 'pods',
      within,
    },
  ];
}

/** `k8s:app` and `any:app` are the label `app`. */
function withoutPrefix(requirements: LabelSelector['requirements']): LabelSelector['requirements'] {
  return requirements.map((requirement) => {
    const prefix = PREFIX.exec(requirement.key.value)?.[0].length ?? 0;
    return prefix === 0
      ? requirement
      : { ...requirement, key: part(requirement.key, prefix, requirement.key.value.length) };
  });
}
