/** Endpoints: the addresses behind the Service of the same name. */
import { itemsAt, type Node, scalarAt, type Text } from '../syntax/node';
import { nameLink, SERVICE } from './linked';
import type { Link } from './link';
import type { DeclaredPort, KindDefinition } from './object';

export interface EndpointsSpec {
  readonly service: Text | undefined;
  readonly ports: readonly DeclaredPort[];
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
    },
  }),
  links: ({ spec }) => endpointLinks(spec),
};

/** The Service by name; endpoint ports join its ports by name. */
export function endpointLinks({ service, ports }: EndpointsSpec): readonly Link[] {
  return nameLink('service', service, SERVICE).flatMap((of) => [
    of,
    ...ports.flatMap(({ name, protocol }): readonly Link[] =>
      name ? [{ type: 'port', role: 'service port', port: name, protocol, of }] : [],
    ),
  ]);
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
