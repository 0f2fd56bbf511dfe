/** Service (Knative): pods, and a core Service of the same name in front of them. */
import { type MapNode, scalarAt } from '../syntax/node';
import { SERVICE } from './linked';
import { defineWorkload, specTemplate } from './workload';
import type { Provided } from './object';

export const knativeService = defineWorkload({
  group: 'serving.knative.dev',
  kind: 'Service',
  docs: 'https://knative.dev/docs/serving/services/',
  template: specTemplate,
  count: () => 'unknown',
  generated: () => ({ 'serving.knative.dev/revision': undefined }),
  provides,
});

function provides(root: MapNode): readonly Provided[] {
  const name = scalarAt(root, 'metadata', 'name');
  return name ? [{ ...SERVICE, name }] : [];
}
