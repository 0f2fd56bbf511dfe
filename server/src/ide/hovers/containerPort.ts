/** Hover on a container port (`name`, `containerPort`, `hostPort`): the Services and Ingress paths that come to it. */
import type { KubeObject } from '../../kinds/object';
import type { Container, ContainerPort } from '../../kinds/podTemplate';
import { ingressesTo, type ServiceRoute, servicesTo } from '../../network/routes';
import type { Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import { openReason } from '../../network/podSelection';
import type { Snapshot } from '../../workspace/snapshot';
import { bullets, code, inline, linkTo, plain, valueOf } from '../markdown';
import type { HoverContent, HoverProvider } from './content';
import { ingressText } from './ingressText';

export const containerPortHover: HoverProvider = (snapshot, { object, offset }) => {
  for (const container of object?.pods?.containers ?? []) {
    for (const port of container.ports) {
      const text = [port.name, port.number, port.hostPort].find((each) => each && touches(each, offset));
      if (text && object) return contentOf(snapshot, object, container, port, text);
    }
  }
  return undefined;
};

function contentOf(
  snapshot: Snapshot,
  object: KubeObject,
  container: Container,
  port: ContainerPort,
  text: Text,
): HoverContent {
  const shown = `${valueOf(port.number)}/${plain(port.protocol)}`;
  const hosts = text === port.hostPort ? [`${valueOf(text)} on the nodes of these pods → ${shown}`] : [];
  if (container.role === 'init')
    return { span: text, lines: [...hosts, 'Init container: it has ended when the pod serves'] };
  const routes = servicesTo(snapshot, object, port);
  const [only, ...others] = routes.map((route) => routeText(snapshot, route));
  if (only === undefined) return { span: text, lines: [...hosts, noneText(snapshot, object, shown)] };
  const lines = others.length === 0 ? [`${shown} ← ${only}`] : [`${shown} ←`, ...bullets([only, ...others])];
  return { span: text, lines: [...hosts, ...lines] };
}

/** service/web port 80 `http` ← ingress/shop `shop.example.com/`. */
function routeText(snapshot: Snapshot, { service, port }: ServiceRoute): string {
  const name = port.name ? ` ${code(valueOf(port.name))}` : '';
  const ingresses = ingressesTo(snapshot, service, port).map((route) => ingressText(snapshot, route));
  const from = ingresses.length > 0 ? ` ← ${inline(ingresses, 3)}` : '';
  return `${linkTo(snapshot, service, port)} port ${valueOf(port.number)}${name}${from}`;
}

function noneText(snapshot: Snapshot, object: KubeObject, shown: string): string {
  const reason = openReason(snapshot, object);
  if (reason !== undefined) return `Services unknown (${plain(reason)})`;
  return `No Service forwards to ${shown}; it is reached at the pod's own address`;
}
