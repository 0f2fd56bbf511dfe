/** EndpointSlice: addresses behind the Service that its label names; its own name says nothing. */
import { boolean, itemsAt, type MapNode, type Node, scalarAt, textsAt } from '../syntax/node';
import {
  type EndpointAddress,
  type EndpointGroup,
  type EndpointsSpec,
  endpointLinks,
  endpointPort,
  podOf,
  targetLinks,
} from './endpoints';
import type { DeclaredPort, KindDefinition } from './object';

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetesioservice-name */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';

export const endpointSlice: KindDefinition<EndpointsSpec> = {
  group: 'discovery.k8s.io',
  kind: 'EndpointSlice',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/',
  decode(root) {
    const ports = itemsAt(root, 'ports').flatMap(endpointPort);
    return {
      spec: {
        service: scalarAt(root, 'metadata', 'labels', SERVICE_NAME_LABEL),
        ports,
        groups: [decodeGroup(root, ports)],
        addressType: scalarAt(root, 'addressType'),
        endpoints: itemsAt(root, 'endpoints').map((node) => ({
          start: node.start,
          end: node.end,
          addresses: textsAt(node, 'addresses'),
        })),
        targets: itemsAt(root, 'endpoints').flatMap(targetLinks),
      },
    };
  },
  links: ({ spec }) => endpointLinks(spec),
};

function decodeGroup(root: MapNode, ports: readonly DeclaredPort[]): EndpointGroup {
  const written = scalarAt(root, 'addressType')?.value;
  const addressType = written === 'IPv6' || written === 'FQDN' ? written : 'IPv4';
  return { addressType, addresses: itemsAt(root, 'endpoints').flatMap(decodeEndpoint), ports };
}

/** Only the first address counts; an unknown condition is a ready one. */
function decodeEndpoint(node: Node): readonly EndpointAddress[] {
  const [address] = textsAt(node, 'addresses');
  if (!address) return [];
  return [
    {
      address: address.value,
      hostname: scalarAt(node, 'hostname')?.value,
      ready: boolean(scalarAt(node, 'conditions', 'ready')) ?? true,
      pod: podOf(node),
    },
  ];
}
