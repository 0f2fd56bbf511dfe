/** CustomResourceDefinition: a kind, and perhaps a conversion webhook, which is a Service. */
import { at, scalarAt, type Text } from '../syntax/node';
import type { Link } from './link';
import { serviceRefLinks } from './linked';
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
      links: serviceRefLinks(
        'conversion webhook',
        at(root, 'spec', 'conversion', 'webhook', 'clientConfig', 'service'),
      ),
    },
  }),
  links: ({ spec }) => spec.links,
};
