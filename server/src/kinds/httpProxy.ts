/** HTTPProxy (Contour): routes and included proxies. */
import { at, get, itemsAt, mapAt, type Node, scalarAt } from '../syntax/node';
import { backendLinks, CONTOUR, extensionLinks, validationLinks } from './contour';
import { INGRESS_CLASS } from './ingressClass';
import type { Link } from './link';
import { defineLinked, nameLink, objectRefLinks, qualifiedLinks, SECRET } from './linked';

const HTTP_PROXY = { group: CONTOUR, kind: 'HTTPProxy' };

export const httpProxy = defineLinked({
  ...HTTP_PROXY,
  docs: 'https://projectcontour.io/docs/main/config/fundamentals/',
  links(root) {
    const spec = mapAt(root, 'spec');
    const tcp = get(spec, 'tcpproxy');
    const routes = [...itemsAt(spec, 'routes'), ...(tcp ? [tcp] : [])];
    const included = [...itemsAt(spec, 'includes'), get(tcp, 'include'), get(tcp, 'includes')];
    return [
      ...hostLinks(get(spec, 'virtualhost')),
      ...routes.flatMap((route) => itemsAt(route, 'services').flatMap(backendLinks)),
      ...included.flatMap((include) => objectRefLinks('included proxy', include, HTTP_PROXY)),
      ...nameLink('ingress class', scalarAt(spec, 'ingressClassName'), INGRESS_CLASS),
    ];
  },
});

function hostLinks(host: Node | undefined): readonly Link[] {
  const fqdn = scalarAt(host, 'fqdn');
  return [
    ...(fqdn ? [{ type: 'host', role: 'host', text: fqdn, to: 'Host' } as const] : []),
    ...qualifiedLinks('TLS secret', scalarAt(host, 'tls', 'secretName'), SECRET),
    ...validationLinks(at(host, 'tls', 'clientValidation')),
    ...extensionLinks(get(host, 'authorization')),
    ...extensionLinks(at(host, 'rateLimitPolicy', 'global')),
  ];
}
