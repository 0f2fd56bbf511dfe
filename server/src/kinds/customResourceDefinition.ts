/** CustomResourceDefinition: a kind, and perhaps a conversion webhook, which is a Service. */
import { at, type MapNode, type Node, scalarAt, type Text } from '../syntax/node';
import { certificateInjectionLinks } from './certManager';
import type { Link } from './link';
import { calledServiceLinks } from './linked';
import type { KindDefinition } from './object';

export interface CustomResourceDefinitionSpec {
  readonly group: Text | undefined;
  /** The kind that is defined. */
  readonly names: Text | undefined;
  readonly links: readonly Link[];
}

export const customResourceDefinition: KindDefinition<CustomResourceDefinitionSpec> = {
  group: 'apiextensions.k8s.io',
  kind: 'CustomResourceDefinition',
  scope: 'Cluster',
  docs: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion',
  decode: (root) => ({
    spec: {
      group: scalarAt(root, 'spec', 'group'),
      names: scalarAt(root, 'spec', 'names', 'kind'),
      links: [
        ...calledServiceLinks('conversion webhook', at(clientConfig(root), 'service')),
        ...certificateInjectionLinks(root),
      ],
    },
  }),
  links: ({ spec }) => spec.links,
};

/** `webhook.clientConfig`, and `webhookClientConfig` before v1. */
function clientConfig(root: MapNode): Node | undefined {
  const conversion = at(root, 'spec', 'conversion');
  return at(conversion, 'webhook', 'clientConfig') ?? at(conversion, 'webhookClientConfig');
}
