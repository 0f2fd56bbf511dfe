/** A port of endpoints that is no port of their Service. */
import { endpoints, type EndpointsSpec } from '../../kinds/endpoints';
import { endpointSlice } from '../../kinds/endpointSlice';
import { type DeclaredPort, is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { findByName, placeOf } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { removeEntry } from '../editEntries';
import { fixOf, insertBehind, replaceScalar } from '../editText';
import type { Finding, Rule } from './rule';

export const endpointslicePortMismatch: Rule = {
  code: 'endpointslice-port-mismatch',
  severity: 'warning',
  summary: 'A port of an EndpointSlice has a name that no port of its Service has',
  about: `
Ports of EndpointSlices (and of Endpoints) belong to the port of the Service with the same name, whatever their numbers;
a port without a name to the one without a name. Any other gets no traffic.

It is silent where the Service has a selector, where it is not in the same unit of deployment, and where a template
gives a name.

\`\`\`yaml
kind: Service
spec: { ports: [{ name: postgres, port: 5432 }] }
---
kind: EndpointSlice
ports: [{ name: postgresql, port: 5432 }] # postgres
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, endpointSlice) && !is(object, endpoints)) return [];
    const { service: name, ports, targets } = object.spec;
    if (!isKnown(name) || targets.length > 0) return [];
    const { own } = findByName(snapshot, '', 'Service', name.value, placeOf(snapshot, object));
    const [found, ...others] = own;
    if (!found || others.length > 0 || !is(found, service) || !isPlain(found)) return [];
    return ports.filter((port) => !isOf(found, port)).map((port) => mismatch(snapshot, object, port, found));
  },
};

type Service = KubeObject<ServiceSpec>;

/** True where the endpoints of the Service are those that are listed, and all of its ports are known. */
function isPlain(object: Service): boolean {
  const { selector, type, ports } = object.spec;
  const known = ports.every(({ name }) => name === undefined || isKnown(name));
  return (
    isWhole(object) && !selector && type !== undefined && type !== 'ExternalName' && known && ports.length > 0
  );
}

function isOf({ spec }: Service, { name }: DeclaredPort): boolean {
  if (name && !isKnown(name)) return true;
  return spec.ports.some((port) => (port.name?.value ?? '') === (name?.value ?? ''));
}

function mismatch(
  snapshot: Snapshot,
  object: KubeObject<EndpointsSpec>,
  port: DeclaredPort,
  found: Service,
): Finding {
  const { ports } = found.spec;
  const names = ports.map(({ name }) => (name ? `\`${name.value}\`` : 'no name'));
  const has = `Service \`${nameOf(found)}\` has ${ports.length > 1 ? 'ports' : 'a port'} with ${names.join(', ')}`;
  return {
    span: port.name ?? port.number ?? port,
    message: port.name
      ? `No port of Service \`${nameOf(found)}\` is named \`${port.name.value}\``
      : `This port has no name, and each of Service \`${nameOf(found)}\` has one`,
    related: [{ object: found, span: ports[0] ?? found.kind, message: has }],
    fixes: (read: ReadText) => nameFix(snapshot, object, port, found, read),
  };
}

/** The name of the Service's port with the same number, or of its only one. */
function nameFix(
  snapshot: Snapshot,
  object: KubeObject<EndpointsSpec>,
  port: DeclaredPort,
  { spec }: Service,
  read: ReadText,
): readonly Fix[] {
  const number = integer(port.number);
  const same = spec.ports.filter(
    (each) => number !== undefined && [integer(each.targetPort), integer(each.number)].includes(number),
  );
  const [wanted, ...more] = same.length > 0 ? same : spec.ports;
  if (!wanted || more.length > 0) return [];
  const name = wanted.name?.value;
  if (name === undefined) {
    const edit = port.name && removeEntry(snapshot, object, 'name', port.name, read);
    return fixOf('Remove the name', 'preferred', [edit]);
  }
  const edit = port.name
    ? replaceScalar(snapshot, object, port.name, name)
    : port.number && insertBehind(snapshot, object, 'port', port.number, `name: ${name}`, read);
  return fixOf(`Name the port \`${name}\``, 'preferred', [edit]);
}
