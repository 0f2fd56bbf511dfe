/** VirtualService (Istio): routes for hosts, to subsets of Services. */
import { get, itemsAt, type Node, scalarAt, textsAt } from '../syntax/node';
import { hostLinks, ISTIO_NETWORKING } from './istio';
import { ISTIO_GATEWAY } from './istioGateway';
import { decodeMapSelector } from './labels';
import { type HostLink, type Link, OWN } from './link';
import { defineLinked, NAMESPACE, nameLink, objectRefLinks, qualifiedLinks } from './linked';
import type { DecodeContext } from './object';
import { virtualServiceFacts } from './virtualServiceFacts';

export const VIRTUAL_SERVICE = { group: ISTIO_NETWORKING, kind: 'VirtualService' };

export const virtualService = defineLinked({
  facts: virtualServiceFacts,
  ...VIRTUAL_SERVICE,
  docs: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/',
  links(root, context) {
    const spec = get(root, 'spec');
    const routes = ['http', 'tcp', 'tls'].flatMap((protocol) => itemsAt(spec, protocol));
    return [
      ...textsAt(spec, 'hosts').flatMap((host) => hostLinks('host', host)),
      ...gatewayLinks(spec),
      ...routes.flatMap((route) => [
        ...destinationsOf(route).flatMap(destinationLinks),
        ...objectRefLinks('delegate', get(route, 'delegate'), VIRTUAL_SERVICE),
        ...itemsAt(route, 'match').flatMap((match) => matchLinks(match, context)),
      ]),
    ];
  },
});

/** `mesh` means all sidecars, and is no Gateway. */
function gatewayLinks(node: Node | undefined): readonly Link[] {
  const gateways = textsAt(node, 'gateways').filter((text) => text.value !== 'mesh');
  return gateways.flatMap((text) => qualifiedLinks('gateway', text, ISTIO_GATEWAY));
}

/** Conditions on who calls: pods by label (of the rule's namespace, unless it says otherwise), and namespaces. */
function matchLinks(match: Node, context: DecodeContext): readonly Link[] {
  const selector = decodeMapSelector(get(match, 'sourceLabels'), context);
  const namespace = scalarAt(match, 'sourceNamespace');
  const within = namespace ? { type: 'named' as const, names: [namespace] } : OWN;
  return [
    ...gatewayLinks(match),
    ...nameLink('source namespace', namespace, NAMESPACE),
    ...(selector ? [{ type: 'selector', role: 'source', selector, selects: 'pods', within } as const] : []),
  ];
}

function destinationsOf(route: Node): readonly Node[] {
  const mirrors = [
    get(route, 'mirror'),
    ...itemsAt(route, 'mirrors').map((mirror) => get(mirror, 'destination')),
  ];
  const routed = itemsAt(route, 'route').map((each) => get(each, 'destination'));
  return [...routed, ...mirrors].filter((node) => node !== undefined);
}

/** `{host, port: {number}, subset}`; the subset is declared by a DestinationRule for the same host. */
function destinationLinks(destination: Node): readonly Link[] {
  const text = scalarAt(destination, 'host');
  const port = scalarAt(destination, 'port', 'number');
  const subset = scalarAt(destination, 'subset');
  return hostLinks('destination', text).flatMap((host): readonly Link[] => {
    const rule: HostLink = { ...host, to: 'DestinationRule' };
    return [
      host,
      ...(port ? [{ type: 'port', role: 'destination port', port, protocol: 'TCP', of: host } as const] : []),
      ...(subset ? [{ type: 'port', role: 'subset', port: subset, protocol: 'TCP', of: rule } as const] : []),
    ];
  });
}
