/** Service (Knative): pods, and a core Service of the same name in front of them. */
import { itemsAt, type MapNode, scalarAt } from '../syntax/node';
import type { Link } from './link';
import { nameLink, SERVICE } from './linked';
import type { Provided } from './object';
import { defineWorkload, specTemplate } from './workload';

const REVISION = { group: 'serving.knative.dev', kind: 'Revision' };

export const knativeService = defineWorkload({
  group: REVISION.group,
  kind: 'Service',
  docs: 'https://knative.dev/docs/serving/services/',
  template: specTemplate,
  count: () => 'unknown',
  generated: () => ({
    'serving.knative.dev/service': undefined,
    'serving.knative.dev/configuration': undefined,
    'serving.knative.dev/revision': undefined,
  }),
  links: (root): readonly Link[] =>
    itemsAt(root, 'spec', 'traffic').flatMap((target) =>
      nameLink('revision', scalarAt(target, 'revisionName'), REVISION),
    ),
  provides,
});

/** The Service, and the Revision where the template names it. */
function provides(root: MapNode): readonly Provided[] {
  const name = scalarAt(root, 'metadata', 'name');
  const revision = scalarAt(root, 'spec', 'template', 'metadata', 'name');
  return [...(name ? [{ ...SERVICE, name }] : []), ...(revision ? [{ ...REVISION, name: revision }] : [])];
}
