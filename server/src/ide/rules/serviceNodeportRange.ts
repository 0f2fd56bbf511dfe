/** A nodePort that the cluster does not give away. */
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { integer } from '../../syntax/node';
import type { PortRange } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { removeEntry } from '../editEntries';
import { fixOf } from '../editText';
import type { Rule } from './rule';

export const serviceNodeportRange: Rule = {
  code: 'service-nodeport-range',
  severity: 'error',
  summary: 'A nodePort is outside of the range that the cluster gives away',
  about: `
Services take their node ports from one range, 30000 to 32767 unless the API server is started with another one
(\`--service-node-port-range\`; say so in the setting \`nodePortRange\`). It rejects a Service with any other.

It is silent where a template gives the number, and where the Service has no node ports at all.

\`\`\`yaml
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 8080 # 30000 to 32767
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const { type, ports } = object.spec;
    if (type !== 'NodePort' && type !== 'LoadBalancer') return [];
    const { first, last } = nodePortsOf(snapshot);
    return ports.flatMap(({ nodePort }) => {
      const number = integer(nodePort);
      if (!nodePort || !number || (number >= first && number <= last)) return [];
      return [
        {
          span: nodePort,
          message: `Node port \`${number}\` is not in the range ${first}-${last}`,
          fixes: (read: ReadText) =>
            fixOf('Remove `nodePort`, and let the cluster choose', 'alternative', [
              removeEntry(snapshot, object, 'nodePort', nodePort, read),
            ]),
        },
      ];
    });
  },
};

/** @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ */
const DEFAULT_RANGE: PortRange = { first: 30_000, last: 32_767 };

/** Ports of the nodes that the cluster gives to Services. */
export function nodePortsOf(snapshot: Snapshot): PortRange {
  return snapshot.settings.nodePorts ?? DEFAULT_RANGE;
}
