/** HorizontalPodAutoscaler: decides how many pods its target has. */
import { at, itemsAt } from '../syntax/node';
import { defineLinked, DEPLOYMENT, objectRefLinks, SERVICE } from './linked';

export const horizontalPodAutoscaler = defineLinked({
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  links: (root) => [
    ...objectRefLinks('scale target', at(root, 'spec', 'scaleTargetRef'), DEPLOYMENT),
    ...itemsAt(root, 'spec', 'metrics').flatMap((metric) =>
      objectRefLinks('metric of', at(metric, 'object', 'describedObject'), SERVICE),
    ),
  ],
});
