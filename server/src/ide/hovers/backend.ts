/** Hover on a Service that another object names, as the backend of an Ingress, or on its port: where that leads. */
import type { NameLink } from '../../kinds/link';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { findServicePort } from '../../network/ports';
import { namedObjects } from '../../network/resolve';
import type { Text } from '../../syntax/node';
import { isKnown } from '../../syntax/node';
import { worldAround } from '../../workspace/closedWorld';
import { keys } from '../../workspace/keys';
import { openReason } from '../../network/podSelection';
import type { Snapshot } from '../../workspace/snapshot';
import { code, inline, linkTo, plain, valueOf } from '../markdown';
import type { HoverProvider } from './content';
import { namespaceText } from './selectionLines';
import { serviceLines } from './serviceName';
import { routeLines } from './servicePort';

export const backendHover: HoverProvider = (snapshot, { object, origins }) => {
  if (!object) return undefined;
  for (const { link, span } of origins) {
    if (link.type === 'name' && link.kind === 'Service') {
      const [found] = servicesFor(snapshot, object, link);
      return { span, lines: found ? serviceLines(snapshot, found) : missingLines(snapshot, object, link) };
    }
    if (link.type === 'port' && link.of.type === 'name' && link.of.kind === 'Service') {
      const [found] = servicesFor(snapshot, object, link.of);
      const lines = found ? portLines(snapshot, found, link.port) : missingLines(snapshot, object, link.of);
      return { span, lines };
    }
  }
  return undefined;
};

function servicesFor(
  snapshot: Snapshot,
  object: KubeObject,
  link: NameLink,
): readonly KubeObject<ServiceSpec>[] {
  return namedObjects(snapshot, object, link).filter((found) => is(found, service));
}

function portLines(snapshot: Snapshot, found: KubeObject<ServiceSpec>, wanted: Text): readonly string[] {
  const link = linkTo(snapshot, found);
  const port = isKnown(wanted) ? findServicePort(found.spec.ports, wanted) : undefined;
  if (port)
    return routeLines(
      snapshot,
      found,
      port,
      `${linkTo(snapshot, found, port)} port ${valueOf(port.number)} → `,
    );
  if (!isKnown(wanted) || found.document.templated) return [`${link}: a template decides on its port`];
  const ports = found.spec.ports.map(
    ({ name, number }) => `${valueOf(number)}${name ? ` ${code(valueOf(name))}` : ''}`,
  );
  return [
    `${link} has no port ${code(valueOf(wanted))}`,
    ...(ports.length > 0 ? [`Its ports: ${inline(ports)}`] : []),
  ];
}

function missingLines(snapshot: Snapshot, object: KubeObject, link: NameLink): readonly string[] {
  if (!isKnown(link.text)) return ['A template decides on the Service'];
  const name = code(link.text.value);
  const others = snapshot.lookup(keys.name('', 'Service', link.text.value));
  const apart = others.map(
    (other) => `${linkTo(snapshot, other)} in namespace ${namespaceText(snapshot, other)}`,
  );
  const elsewhere = apart.length > 0 ? [`Out of reach: ${inline(apart, 3)}`] : [];
  const reason = openReason(snapshot, object);
  if (reason !== undefined)
    return [`Service ${name} is not in this workspace (${plain(reason)})`, ...elsewhere];
  const closed = worldAround(snapshot, object, keys.kind('', 'Service')) === 'closed';
  const where = closed ? `in namespace ${namespaceText(snapshot, object)}` : 'in this workspace';
  return [`No Service ${name} ${where}`, ...elsewhere];
}
