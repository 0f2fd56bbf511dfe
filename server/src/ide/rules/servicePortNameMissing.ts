/** A port without a name in a Service that has several. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServicePort } from '../../kinds/service';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, insertBehind, replaceScalar } from '../editText';
import { wrongInLabel } from './names';
import type { Rule } from './rule';

export const servicePortNameMissing: Rule = {
  code: 'service-port-name-missing',
  severity: 'error',
  summary: 'A Service with several ports leaves one without a name',
  about: `
As soon as a Service has two ports, each needs a name: endpoints join ports by it, and so do Ingresses and DNS. The API
server rejects the Service otherwise.

It is silent for a Service with a single port, and where a template gives the name.

\`\`\`yaml
ports:
  - name: http
    port: 80
  - port: 9090 # needs a name, too
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.ports.length < 2) return [];
    const { ports } = object.spec;
    return ports
      .filter(({ name, number }) => number !== undefined && (name === undefined || name.value === ''))
      .map((port) => ({
        span: port.number ?? port,
        message: `Port \`${port.number?.value}\` needs a name, as this Service has ${ports.length} ports`,
        fixes: (read: ReadText) => nameFixes(snapshot, object, port, ports, read),
      }));
  },
};

function nameFixes(
  snapshot: Snapshot,
  object: KubeObject,
  port: ServicePort,
  ports: readonly ServicePort[],
  read: ReadText,
): readonly Fix[] {
  const { number, name: empty } = port;
  const name = number && nameFor(port, ports);
  if (!name) return [];
  const edit = empty
    ? replaceScalar(snapshot, object, empty, name)
    : insertBehind(snapshot, object, 'port', number, `name: ${name}`, read);
  return fixOf(`Name it \`${name}\``, 'preferred', [edit]);
}

const WELL_KNOWN: ReadonlyMap<number, string> = new Map([
  [53, 'dns'],
  [80, 'http'],
  [443, 'https'],
]);

/** After its targetPort, its appProtocol or its number; none where other ports have all of these names. */
function nameFor(port: ServicePort, ports: readonly ServicePort[]): string | undefined {
  const number = integer(port.number);
  const candidates = [
    textOf(port.targetPort),
    textOf(port.appProtocol),
    number === undefined ? undefined : WELL_KNOWN.get(number),
    `port-${number}`,
    `port-${number}-${port.protocol.toLowerCase()}`,
  ];
  const taken = new Set(ports.map(({ name }) => name?.value));
  return candidates.find(
    (each) => each !== undefined && /[a-z]/.test(each) && !wrongInLabel(each) && !taken.has(each),
  );
}

function textOf(text: Text | undefined): string | undefined {
  return isKnown(text) ? text.value : undefined;
}
