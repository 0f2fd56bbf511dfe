/** ScaledObject (KEDA): decides how many pods its target has. */
import { get } from '../syntax/node';
import { defineLinked, typedRefLinks } from './linked';

export const scaledObject = defineLinked({
  group: 'keda.sh',
  kind: 'ScaledObject',
  docs: 'https://keda.sh/docs/latest/reference/scaledobject-spec/',
  links: (root) =>
    typedRefLinks('scale target', get(get(root, 'spec'), 'scaleTargetRef'), {
      group: 'apps',
      kind: 'Deployment',
    }),
});
