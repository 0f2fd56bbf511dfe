/** HorizontalPodAutoscaler: decides how many pods its target has. */
import { get } from '../syntax/node';
import { defineLinked, typedRefLinks } from './linked';

export const horizontalPodAutoscaler = defineLinked({
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  links: (root) =>
    typedRefLinks('scale target', get(get(root, 'spec'), 'scaleTargetRef'), {
      group: 'apps',
      kind: 'Deployment',
    }),
});
