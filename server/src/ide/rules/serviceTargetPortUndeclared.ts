/** A numeric targetPort that no container declares. */
import { type DeclaredPort, is, type KubeObject, refOf } from '../../kinds/object';
import { service, type ServicePort, targetOf } from '../../kinds/service';
import { declaredPorts } from '../../network/ports';
import { selectedWorkloads } from '../../network/targetPorts';
import { integer } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { insertItem } from '../editEntries';
import { fixOf } from '../editText';
import type { Finding, Rule } from './rule';
import { refsOf } from './words';

export const serviceTargetPortUndeclared: Rule = {
  code: 'service-target-port-undeclared',
  severity: 'hint',
  summary: 'A numeric targetPort is declared by no container of the selected pods',
  about: `
A number leads to the pod whether a container declares it or not, so that this is a hint: where the pods declare other
ports, the number may be a slip.

It is silent where a pod declares no ports at all, where a template decides its labels or ports, and where nothing is
selected.

\`\`\`yaml
kind: Service
spec:
  ports:
    - port: 80
      targetPort: 8008 # the container declares 8080
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const workloads = selectedWorkloads(snapshot, object);
    const declared = workloads.map(({ pods }) => (pods ? declaredPorts(pods) : []));
    if (declared.length === 0 || declared.some((ports) => ports.length === 0)) return [];
    const all = declared.flat();
    if (all.some(({ number }) => integer(number) === undefined)) return [];
    return object.spec.ports.flatMap((port) => undeclared(snapshot, port, workloads, all));
  },
};

function undeclared(
  snapshot: Snapshot,
  port: ServicePort,
  workloads: readonly KubeObject[],
  declared: readonly DeclaredPort[],
): readonly Finding[] {
  const target = targetOf(port);
  const number = integer(target);
  if (!target || number === undefined || declared.some((each) => integer(each.number) === number)) return [];
  return [
    {
      span: target,
      message: `No container of ${refsOf(workloads)} declares port \`${number}\``,
      related: workloads.map((workload) => ({
        object: workload,
        span: (workload.pods && declaredPorts(workload.pods)[0]) ?? workload.kind,
        message: `A port of ${refOf(workload)}`,
      })),
      fixes: (read: ReadText) => declareFix(snapshot, workloads, number, port.protocol, read),
    },
  ];
}

/** The number among the ports of the one workload. */
function declareFix(
  snapshot: Snapshot,
  workloads: readonly KubeObject[],
  number: number,
  protocol: string,
  read: ReadText,
): readonly Fix[] {
  const [workload, ...others] = workloads;
  const last = workload?.pods && declaredPorts(workload.pods).at(-1);
  if (!last || others.length > 0 || protocol !== 'TCP') return [];
  const edit = insertItem(snapshot, workload, last, `containerPort: ${number}`, read);
  return fixOf(`Declare port \`${number}\` in ${refOf(workload)}`, 'alternative', [edit]);
}
