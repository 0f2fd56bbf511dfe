/** Endpoints: the addresses behind the Service of the same name. */
import { get, itemsAt, type Node, scalarAt, type Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import { nameLink, objectRefLinks, SERVICE } from './linked';
import type { Link, NameLink } from './link';
import type { DeclaredPort, KindDefinition } from './object';

export interface EndpointsSpec {
  readonly service: Text | undefined;
  readonly ports: readonly DeclaredPort[];
  /** Addresses with the ports that all of them have. */
  readonly groups: readonly EndpointGroup[];
  /** As written; only EndpointSlices have one. */
  readonly addressType: Text | undefined;
  /** Every address as written, endpoint by endpoint. */
  readonly endpoints: readonly Endpoint[];
  /** The pods behind the addresses, where they are said. */
  readonly targets: readonly NameLink[];
}

export interface Endpoint extends Span {
  readonly addresses: readonly Text[];
}

export interface EndpointGroup {
  readonly addressType: 'IPv4' | 'IPv6' | 'FQDN';
  readonly addresses: readonly EndpointAddress[];
  readonly ports: readonly DeclaredPort[];
}

export interface EndpointAddress {
  readonly address: string;
  readonly hostname: string | undefined;
  readonly ready: boolean;
  /** The pod behind it, where that is written. */
  readonly pod: string | undefined;
}

export const endpoints: KindDefinition<EndpointsSpec> = {
  group: '',
  kind: 'Endpoints',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#endpoints',
  decode: (root) => ({
    spec: {
      service: scalarAt(root, 'metadata', 'name'),
      ports: itemsAt(root, 'subsets').flatMap((subset) => itemsAt(subset, 'ports').flatMap(endpointPort)),
      targets: itemsAt(root, 'subsets').flatMap((subset) =>
        ['addresses', 'notReadyAddresses'].flatMap((key) => itemsAt(subset, key).flatMap(targetLinks)),
      ),
      groups: itemsAt(root, 'subsets').flatMap(subsetGroups),
      addressType: undefined,
      endpoints: itemsAt(root, 'subsets').flatMap((subset) =>
        ['addresses', 'notReadyAddresses'].flatMap((key) => itemsAt(subset, key).map(endpointOf)),
      ),
    },
  }),
  links: ({ spec }) => endpointLinks(spec),
};

function endpointOf(node: Node): Endpoint {
  const address = scalarAt(node, 'ip');
  return { start: node.start, end: node.end, addresses: address ? [address] : [] };
}

/** The addresses of a subset, by their family. */
function subsetGroups(subset: Node): readonly EndpointGroup[] {
  const ports = itemsAt(subset, 'ports').flatMap(endpointPort);
  const addresses = [
    ...itemsAt(subset, 'addresses').flatMap((node) => subsetAddress(node, true)),
    ...itemsAt(subset, 'notReadyAddresses').flatMap((node) => subsetAddress(node, false)),
  ];
  const [v4, v6] = [false, true].map((wanted) =>
    addresses.filter(({ address }) => address.includes(':') === wanted),
  );
  return [
    { addressType: 'IPv4', addresses: v4 ?? [], ports } as const,
    { addressType: 'IPv6', addresses: v6 ?? [], ports } as const,
  ].filter((group) => group.addresses.length > 0);
}

function subsetAddress(node: Node, ready: boolean): readonly EndpointAddress[] {
  const address = scalarAt(node, 'ip')?.value;
  if (address === undefined) return [];
  const hostname = scalarAt(node, 'hostname')?.value;
  return [{ address, hostname, ready, pod: podOf(node) }];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/ */
export function podOf(endpoint: Node): string | undefined {
  const kind = scalarAt(endpoint, 'targetRef', 'kind')?.value;
  return kind === 'Pod' ? scalarAt(endpoint, 'targetRef', 'name')?.value : undefined;
}

/** The Service by name; endpoint ports join its ports by name. */
export function endpointLinks({ service, ports, targets }: EndpointsSpec): readonly Link[] {
  const links = nameLink('service', service, SERVICE).flatMap((of) => [
    of,
    ...ports.flatMap(({ name, protocol }): readonly Link[] =>
      name ? [{ type: 'port', role: 'service port', port: name, protocol, of }] : [],
    ),
  ]);
  return [...links, ...targets];
}

/** `targetRef` of an address: a Pod, by all rules. */
export function targetLinks(address: Node): readonly NameLink[] {
  return objectRefLinks('target', get(address, 'targetRef'), { group: '', kind: 'Pod' });
}

export function endpointPort(node: Node): readonly DeclaredPort[] {
  if (node.kind !== 'map') return [];
  return [
    {
      start: node.start,
      end: node.end,
      name: scalarAt(node, 'name'),
      number: scalarAt(node, 'port'),
      protocol: scalarAt(node, 'protocol')?.value ?? 'TCP',
    },
  ];
}
