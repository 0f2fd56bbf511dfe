/** Source ranges of a load balancer whose node ports stay open to all. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { boolean, isKnown } from '../../syntax/node';
import { fixOf, insertBehind } from '../editText';
import type { Rule } from './rule';

export const serviceNodePortsOpen: Rule = {
  code: 'service-node-ports-open',
  severity: 'info',
  summary: 'Source ranges of a load balancer do not guard its node ports',
  about: `
\`loadBalancerSourceRanges\` filters what comes by the load balancer. The Service has a node port for each of its ports as
well, on every node, which the ranges do not guard. \`allocateLoadBalancerNodePorts: false\` does without them, where the
load balancer dials the pods.

It is silent where node ports are switched off, and where a template decides that.

\`\`\`yaml
spec:
  type: LoadBalancer
  loadBalancerSourceRanges: [10.0.0.0/8] # and every node answers everybody on its node port
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type !== 'LoadBalancer') return [];
    const { fields, typeText } = object.spec;
    const { loadBalancerSourceRanges: ranges, allocateLoadBalancerNodePorts: allocate } = fields;
    if (!ranges || (allocate?.text && (!isKnown(allocate.text) || boolean(allocate.text) === false)))
      return [];
    return [
      {
        span: ranges.key,
        message: 'These ranges do not guard the NodePort that the Service has on every node, too',
        fixes: (read) =>
          allocate || !typeText
            ? []
            : fixOf('Do without node ports', 'alternative', [
                insertBehind(
                  snapshot,
                  object,
                  'type',
                  typeText,
                  'allocateLoadBalancerNodePorts: false',
                  read,
                ),
              ]),
      },
    ];
  },
};
