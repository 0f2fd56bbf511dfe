/** ServiceMonitor: selects Services by their own labels; its endpoints name their ports. */
import { defineLinked } from './linked';
import { MONITORING, monitorLinks } from './monitor';

export const serviceMonitor = defineLinked({
  group: MONITORING,
  kind: 'ServiceMonitor',
  docs: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor',
  links: (root, context) => monitorLinks(root, context, 'services', 'endpoints'),
});
