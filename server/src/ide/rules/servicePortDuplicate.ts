/** Two ports of a Service with one name, or with one number and protocol. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServicePort } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { removeItem } from '../editEntries';
import { fixOf } from '../editText';
import type { Finding, Rule } from './rule';

export const servicePortDuplicate: Rule = {
  code: 'service-port-duplicate',
  severity: 'error',
  summary: 'Two ports of a Service have one name, or one number and protocol',
  about: `
Names of a Service's ports are unique, and so are pairs of port and protocol: the API server rejects the Service
otherwise. The same number for TCP and UDP is fine.

It is silent where a template gives the name, the number or the protocol.

\`\`\`yaml
ports:
  - name: http
    port: 80
  - name: web
    port: 80 # TCP, as the one above
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const { ports } = object.spec;
    return ports.flatMap((port, at) => {
      const before = ports.slice(0, at);
      const sameNumber = before.find((other) => isSameNumber(port, other));
      if (sameNumber) {
        const message = `Port \`${port.number?.value}\` is there already for ${port.protocol}`;
        return [duplicate(snapshot, object, port, sameNumber, message, port.number ?? port)];
      }
      const sameName = before.find((other) => isSameName(port, other));
      if (!sameName) return [];
      const message = `Another port of this Service is named \`${port.name?.value}\``;
      return [duplicate(snapshot, object, port, sameName, message, port.name ?? port)];
    });
  },
};

function isSameNumber(port: ServicePort, other: ServicePort): boolean {
  const number = integer(port.number);
  const known = [port, other].every(
    ({ protocolText }) => protocolText === undefined || isKnown(protocolText),
  );
  return (
    number !== undefined && known && number === integer(other.number) && port.protocol === other.protocol
  );
}

function isSameName({ name }: ServicePort, other: ServicePort): boolean {
  return isKnown(name) && name.value !== '' && name.value === other.name?.value;
}

function duplicate(
  snapshot: Snapshot,
  object: KubeObject,
  port: ServicePort,
  other: ServicePort,
  message: string,
  span: Finding['span'],
): Finding {
  return {
    span,
    message,
    related: [{ object, span: other.number ?? other, message: 'The other one' }],
    fixes: (read: ReadText): readonly Fix[] =>
      isCopy(port, other)
        ? fixOf('Remove this port', 'preferred', [removeItem(snapshot, object, port, read)])
        : [],
  };
}

/** True where nothing is lost with `port`. */
function isCopy(port: ServicePort, other: ServicePort): boolean {
  const fields = ['name', 'number', 'targetPort', 'nodePort', 'appProtocol'] as const;
  return (
    port.start !== other.start &&
    port.protocol === other.protocol &&
    fields.every((field) => port[field]?.value === other[field]?.value)
  );
}
