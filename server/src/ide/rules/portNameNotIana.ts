/** A name of a container port, or a named targetPort, that is no port name. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { podPort } from '../../network/ports';
import { serviceSelection } from '../../network/serviceSelection';
import { targetPortOf } from '../../network/targetPorts';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { MAX_PORT_NAME, slug, wrongInPortName } from './names';
import { nativePods } from './nativePods';
import { renameFix } from './renameFix';
import type { Finding, Rule } from './rule';

export const portNameNotIana: Rule = {
  code: 'port-name-not-iana',
  severity: 'error',
  summary: 'A container port name or a named targetPort is no port name',
  about: `
Ports of containers are named as IANA names services: at most 15 of \`a-z\`, \`0-9\` and \`-\`, one letter at least, no
two dashes in a row, none at the edges. The API server rejects anything else, in a container and in a \`targetPort\`.
Names of a Service's own ports may be longer; see \`service-port-name-invalid\`.

It is silent where a template or a placeholder (\`REPLACE_ME\`) gives the name, on a targetPort that leads to such a container port (it is reported
there), and on one that leads nowhere (\`service-target-port-unresolved\`).

\`\`\`yaml
ports:
  - name: prometheus-metrics # 18 characters
    containerPort: 9090
\`\`\`
`,
  check(object, snapshot) {
    if (is(object, service)) return targetPorts(snapshot, object);
    return (nativePods(object)?.containers ?? [])
      .flatMap(({ ports }) => ports)
      .flatMap(({ name }) =>
        finding(name, (text) => renameFix(snapshot, object, text, slug(text.value, MAX_PORT_NAME))),
      );
  },
};

function targetPorts(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly Finding[] {
  return object.spec.ports.flatMap((port) => {
    const target = port.targetPort;
    if (integer(target) !== undefined || isReportedElsewhere(snapshot, object, port)) return [];
    return finding(target, (text) => numberFix(snapshot, object, text));
  });
}

/** A targetPort that leads nowhere has a rule of its own; one that leads to a port is as that port is named. */
function isReportedElsewhere(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  port: ServiceSpec['ports'][number],
): boolean {
  const target = port.targetPort;
  if (!target || targetPortOf(snapshot, object, port).state !== 'resolved') return true;
  const selection = serviceSelection(snapshot, object);
  const selected = selection.state === 'selected' ? selection.selected.yes : [];
  return selected.some((workload) => podPort(workload, target, port.protocol).state === 'resolved');
}

function finding(text: Text | undefined, fixes: (text: Text) => readonly Fix[]): readonly Finding[] {
  const wrong = isKnown(text) && text.value !== '' ? wrongInPortName(text.value) : undefined;
  if (!text || wrong === undefined) return [];
  return [
    { span: text, message: `\`${text.value}\` is no port name: it ${wrong}`, fixes: () => fixes(text) },
  ];
}

function numberFix(snapshot: Snapshot, object: KubeObject, text: Text): readonly Fix[] {
  if (!/^\d+$/.test(text.value)) return [];
  const edit = replaceScalar(snapshot, object, text, Number(text.value));
  return fixOf(`Write ${text.value} as a number`, 'preferred', [edit]);
}
