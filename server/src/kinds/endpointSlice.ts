/** EndpointSlice: addresses behind the Service that its label names; its own name says nothing. */
import { itemsAt, scalarAt } from '../syntax/node';
import { type EndpointsSpec, endpointLinks, endpointPort } from './endpoints';
import type { KindDefinition } from './object';

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetesioservice-name */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';

export const endpointSlice: KindDefinition<EndpointsSpec> = {
  group: 'discovery.k8s.io',
  kind: 'EndpointSlice',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/',
  decode: (root) => ({
    spec: {
      service: scalarAt(root, 'metadata', 'labels', SERVICE_NAME_LABEL),
      ports: itemsAt(root, 'ports').flatMap(endpointPort),
    },
  }),
  links: ({ spec }) => endpointLinks(spec),
};
