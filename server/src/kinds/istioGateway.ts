/** Gateway (Istio): ports opened on the selected proxies, for hosts. */
import { get, itemsAt, type MapNode, scalarAt, type Text, textsAt } from '../syntax/node';
import { ISTIO_NETWORKING } from './istio';
import { decodeMapSelector } from './labels';
import { ALL, type Link } from './link';
import { defineLinked, HOST, nameLink, namespacedName, SECRET } from './linked';

export const ISTIO_GATEWAY = { group: ISTIO_NETWORKING, kind: 'Gateway' };

export interface IstioGatewayFacts {
  /** Ports that the proxies listen on. */
  readonly serverPorts: readonly Text[];
}

export const istioGateway = defineLinked({
  ...ISTIO_GATEWAY,
  docs: 'https://istio.io/latest/docs/reference/config/networking/gateway/',
  links(root, context) {
    const selector = decodeMapSelector(get(get(root, 'spec'), 'selector'), context);
    const pods: readonly Link[] = selector
      ? [{ type: 'selector', role: 'selector', selector, selects: 'pods', within: ALL }]
      : [];
    const credentials = itemsAt(root, 'spec', 'servers').flatMap((server) => [
      ...nameLink('TLS credential', scalarAt(server, 'tls', 'credentialName'), SECRET),
      ...textsAt(server, 'tls', 'credentialNames').flatMap((name) =>
        nameLink('TLS credential', name, SECRET),
      ),
    ]);
    return [...pods, ...credentials];
  },
  facts: (root): IstioGatewayFacts => ({
    serverPorts: itemsAt(root, 'spec', 'servers').flatMap(
      (server) => scalarAt(server, 'port', 'number') ?? [],
    ),
  }),
  provides: (root) => hostsOf(root).map((name) => ({ ...HOST, name })),
});

/** `host` or `namespace/host`; `*` alone is no host. */
function hostsOf(root: MapNode): readonly Text[] {
  return itemsAt(root, 'spec', 'servers')
    .flatMap((server) => textsAt(server, 'hosts'))
    .map((text) => namespacedName(text).name)
    .filter((text) => text.value !== '*');
}
