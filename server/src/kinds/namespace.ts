/** Namespace: a name and labels, which namespace selectors look at. */
import type { KindDefinition } from './object';
import { waypointLinks } from './serviceAnnotations';

export const namespace: KindDefinition<undefined> = {
  group: '',
  kind: 'Namespace',
  scope: 'Cluster',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  decode: () => ({ spec: undefined }),
  links: ({ labels }) => waypointLinks(labels),
};
