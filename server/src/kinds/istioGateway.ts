/** Gateway (Istio): ports opened on the selected proxies. */
import { get, itemsAt, scalarAt } from '../syntax/node';
import { ISTIO_NETWORKING } from './istio';
import { decodeMapSelector } from './labels';
import { ALL, type Link } from './link';
import { defineLinked, nameLink, SECRET } from './linked';

export const istioGateway = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'Gateway',
  docs: 'https://istio.io/latest/docs/reference/config/networking/gateway/',
  links(root, context) {
    const selector = decodeMapSelector(get(get(root, 'spec'), 'selector'), context);
    const pods: readonly Link[] = selector
      ? [{ type: 'selector', role: 'selector', selector, selects: 'pods', within: ALL }]
      : [];
    const credentials = itemsAt(root, 'spec', 'servers').flatMap((server) =>
      nameLink('TLS credential', scalarAt(server, 'tls', 'credentialName'), SECRET),
    );
    return [...pods, ...credentials];
  },
});
