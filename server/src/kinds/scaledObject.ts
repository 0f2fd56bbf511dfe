/** ScaledObject (KEDA): decides how many pods its target has. */
import { at } from '../syntax/node';
import { KEDA, triggerLinks } from './keda';
import { defineLinked, DEPLOYMENT, objectRefLinks } from './linked';

export const scaledObject = defineLinked({
  group: KEDA,
  kind: 'ScaledObject',
  docs: 'https://keda.sh/docs/latest/reference/scaledobject-spec/',
  links: (root) => [
    ...objectRefLinks('scale target', at(root, 'spec', 'scaleTargetRef'), DEPLOYMENT),
    ...triggerLinks(root),
  ],
});
