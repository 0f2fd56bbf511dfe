/** A targetPort that the pods declare with another protocol only. */
import { is, type KubeObject, refOf } from '../../kinds/object';
import { service, type ServicePort } from '../../kinds/service';
import { targetPortOf } from '../../network/targetPorts';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, insertBehind, replaceScalar } from '../editText';
import type { Rule } from './rule';

export const serviceTargetPortProtocol: Rule = {
  code: 'service-target-port-protocol',
  severity: 'warning',
  summary: 'The targetPort exists, but with another protocol',
  about: `
A port of a Service leads to a port of the same protocol, TCP where nothing is written. A named targetPort that the pods
declare for another protocol resolves to nothing; a number does lead to the pod, but what listens there is declared for
the other protocol.

It is silent where the pods declare the port for both, and where a template decides the labels or ports of one.

\`\`\`yaml
kind: Service
spec:
  ports:
    - port: 53
      targetPort: dns # {name: dns, containerPort: 53, protocol: UDP}
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    return object.spec.ports.flatMap((port) => {
      const found = targetPortOf(snapshot, object, port);
      if (found.state !== 'protocol') return [];
      const { workload, port: declared } = found.other;
      const what = `\`${found.target.value}\` is ${declared.protocol} in ${refOf(workload)}`;
      return [
        {
          span: found.target,
          message: `${what}, but this port is ${port.protocol}`,
          related: [{ object: workload, span: declared, message: `Declared for ${declared.protocol}` }],
          fixes: (read: ReadText) =>
            protocolFixes(snapshot, object, port, found.target, declared.protocol, read),
        },
      ];
    });
  },
};

function protocolFixes(
  snapshot: Snapshot,
  object: KubeObject,
  port: ServicePort,
  target: Text,
  protocol: string,
  read: ReadText,
): readonly Fix[] {
  const edit = port.protocolText
    ? replaceScalar(snapshot, object, port.protocolText, protocol)
    : insertBehind(snapshot, object, 'targetPort', target, `protocol: ${protocol}`, read);
  return fixOf(`Change the protocol to ${protocol}`, 'preferred', [edit]);
}
