/** VirtualService: routes for hosts, to subsets of Services. */
import { get, itemsAt, type Node, scalarAt, textsAt } from '../syntax/node';
import { hostLinks, ISTIO_NETWORKING } from './istio';
import type { HostLink, Link } from './link';
import { defineLinked, nameLink, namespacedName } from './linked';

export const virtualService = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'VirtualService',
  docs: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/',
  links(root) {
    const spec = get(root, 'spec');
    const routes = ['http', 'tcp', 'tls'].flatMap((protocol) => itemsAt(spec, protocol));
    return [
      ...textsAt(spec, 'hosts').flatMap((host) => hostLinks('host', host)),
      ...gatewayLinks(spec),
      ...routes.flatMap((route) => destinationsOf(route).flatMap(destinationLinks)),
    ];
  },
});

/** `mesh` means all sidecars, and is no Gateway. */
function gatewayLinks(spec: Node | undefined): readonly Link[] {
  const gateways = textsAt(spec, 'gateways').filter((text) => text.value !== 'mesh');
  return gateways.flatMap((text) => {
    const { namespace, name } = namespacedName(text);
    return nameLink('gateway', name, { group: ISTIO_NETWORKING, kind: 'Gateway' }, namespace);
  });
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
