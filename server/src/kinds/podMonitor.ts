/** PodMonitor: selects pods; its endpoints name container ports. */
import { defineLinked } from './linked';
import { MONITORING, monitorLinks } from './monitor';

export const podMonitor = defineLinked({
  group: MONITORING,
  kind: 'PodMonitor',
  docs: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor',
  links: (root, context) => monitorLinks(root, context, 'pods', 'podMetricsEndpoints'),
});
