/** Probe (Prometheus operator): probes selected Ingresses through a prober. */
import { mapAt } from '../syntax/node';
import { selectorAt } from './labels';
import { defineLinked } from './linked';
import { MONITORING, withinOf } from './monitor';

export const probe = defineLinked({
  group: MONITORING,
  kind: 'Probe',
  docs: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Probe',
  links(root, context) {
    const target = mapAt(root, 'spec', 'targets', 'ingress');
    const selector = selectorAt(target, 'selector', context);
    return selector
      ? [{ type: 'selector', role: 'selector', selector, selects: 'ingresses', within: withinOf(target) }]
      : [];
  },
});
