/** One node port for two ports of Services. */
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServicePort, type ServiceSpec } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { removeEntry } from '../editEntries';
import { fixOf } from '../editText';
import { appliedTogether } from './appliedTogether';
import type { Rule } from './rule';

export const serviceNodeportConflict: Rule = {
  code: 'service-nodeport-conflict',
  severity: 'error',
  summary: 'Two Services take the same port of the nodes',
  about: `
A node port belongs to one Service, in the whole cluster. The API server rejects the second Service that asks for the
same number with the same protocol.

It is an error where both are in one file or in one rendered kustomization, and information where they are in one
folder, which may hold alternatives. It is silent for Services of different deployments, and where a template gives the
number.

\`\`\`yaml
kind: Service
metadata: { name: a }
spec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }
---
kind: Service
metadata: { name: b }
spec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || !takesNodePorts(object)) return [];
    return object.spec.ports.flatMap((port) => {
      const { nodePort } = port;
      const other = nodePort && otherWith(snapshot, object, port);
      if (!other) return [];
      const together = appliedTogether(snapshot, object, other.object);
      return [
        {
          span: nodePort,
          message: `Node port \`${nodePort.value}\` is taken by ${ownerOf(other.object, object)}, too`,
          ...(!together && { severity: 'info' as const }),
          related: [
            { object: other.object, span: other.port.nodePort ?? other.port, message: 'The other one' },
          ],
          fixes: (read: ReadText) =>
            fixOf('Remove `nodePort`, and let the cluster choose', 'alternative', [
              removeEntry(snapshot, object, 'nodePort', nodePort, read),
            ]),
        },
      ];
    });
  },
};

type Service = KubeObject<ServiceSpec>;

function takesNodePorts({ spec }: Service): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer';
}

/** Another port of this or of another Service of the unit; objects of one name may be one object. */
function otherWith(
  snapshot: Snapshot,
  object: Service,
  port: ServicePort,
): { object: Service; port: ServicePort } | undefined {
  const number = integer(port.nodePort);
  if (!number) return undefined;
  const others = inUnits(snapshot, keys.kind('', 'Service'), object).filter((each) => is(each, service));
  for (const other of others) {
    const same = other === object;
    const apart = isKnown(other.name) && isKnown(object.name) && other.name.value !== object.name.value;
    if (!same && (!apart || !takesNodePorts(other) || !isWhole(other))) continue;
    const taken = other.spec.ports.find(
      (each) => each !== port && integer(each.nodePort) === number && each.protocol === port.protocol,
    );
    if (taken) return { object: other, port: taken };
  }
  return undefined;
}

function ownerOf(other: Service, object: Service): string {
  return other === object ? 'another port of this Service' : `Service \`${nameOf(other)}\``;
}
