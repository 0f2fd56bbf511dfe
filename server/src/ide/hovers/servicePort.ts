/** Hover on `port`, `targetPort`, `nodePort` or the name of a Service port: where it leads, and who comes that way. */
import { is, type KubeObject } from '../../kinds/object';
import {
  isHeadless,
  podsLink,
  service,
  type ServicePort,
  type ServiceSpec,
  targetOf,
} from '../../kinds/service';
import { serviceDnsName } from '../../network/dns';
import { selectionOf } from '../../network/podSelection';
import { portTargets } from '../../network/portTargets';
import { ingressesTo } from '../../network/routes';
import { isKnown, type Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import { code, inline, plain, valueOf } from '../markdown';
import type { HoverProvider } from './content';
import { ingressText } from './ingressText';
import { targetLines } from './targetLines';

export const servicePortHover: HoverProvider = (snapshot, { object, offset }) => {
  if (!object || !is(object, service)) return undefined;
  for (const port of object.spec.ports) {
    const text = textsOf(port).find((each) => each && touches(each, offset));
    if (text) return { span: text, lines: linesOf(snapshot, object, port, text) };
  }
  return undefined;
};

function textsOf({ name, number, targetPort, nodePort }: ServicePort): readonly (Text | undefined)[] {
  return [name, number, targetPort, nodePort];
}

function linesOf(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  port: ServicePort,
  text: Text,
): readonly string[] {
  const own = `${valueOf(port.number)}${port.protocol === 'TCP' ? '' : `/${plain(port.protocol)}`} → `;
  const prefix =
    text === port.nodePort ? `${valueOf(text)} on every node → ${own}` : text === port.targetPort ? '' : own;
  const ingresses = ingressesTo(snapshot, object, port).map((route) => ingressText(snapshot, route));
  const from = ingresses.length > 0 ? [`From ${inline(ingresses)}`] : [];
  const srv =
    text === port.name && isKnown(object.name) && isKnown(port.name)
      ? [`SRV ${code(srvName(snapshot, object, port))}`]
      : [];
  return [...routeLines(snapshot, object, port, prefix), ...srv, ...from];
}

/** Where `port` leads: pods' ports, or why nothing can be said of them. */
export function routeLines(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  port: ServicePort,
  prefix: string,
): readonly string[] {
  const wanted = targetOf(port);
  if (object.spec.type === 'ExternalName') {
    return [`Not forwarded: clients are sent to ${code(valueOf(object.spec.externalName))} by name`];
  }
  if (!wanted) return [`${prefix}no port is written`];
  const link = podsLink(object);
  const target = `${prefix}${code(valueOf(wanted))}`;
  if (!link && object.document.templated) return [`${target}; pods unknown (template)`];
  if (!link) return [`${target}, at endpoints that are set elsewhere: no selector`];
  const selection = selectionOf(snapshot, object, link);
  switch (selection.state) {
    case 'found': {
      const query = { port: wanted, protocol: port.protocol, prefix };
      const lines = targetLines(snapshot, query, portTargets(selection.workloads, query));
      return isHeadless(object.spec)
        ? [...lines, 'Headless, no translation: clients dial the pod port']
        : lines;
    }
    case 'none':
      return [`${target}, but no pods match the selector`];
    case 'absent':
      return [`${target}; the pods are not in this workspace`];
    case 'unknown':
      return [`${target}; pods unknown (${plain(selection.reason)})`];
  }
}

function srvName(snapshot: Snapshot, object: KubeObject, { name, protocol }: ServicePort): string {
  return `_${valueOf(name)}._${protocol.toLowerCase()}.${serviceDnsName(snapshot, object)}`;
}
