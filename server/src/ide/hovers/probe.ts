/** Hover on the port of a probe or a lifecycle hook: a name is one of its own container, a number is the pod's. */
import { portTargets } from '../../network/portTargets';
import { integer } from '../../syntax/node';
import type { HoverProvider } from './content';
import { targetLines } from './targetLines';

export const probeHover: HoverProvider = (snapshot, { object, origins }) => {
  for (const { link, span } of origins) {
    if (!object || link.type !== 'port' || link.of.type !== 'own-pods') continue;
    const container = integer(link.port) === undefined ? link.of.container : undefined;
    const wanted = { port: link.port, protocol: link.protocol, prefix: `${link.role}: `, container };
    return { span, lines: targetLines(snapshot, wanted, portTargets([object], link, container)) };
  }
  return undefined;
};
