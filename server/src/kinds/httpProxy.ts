/** HTTPProxy (Contour): routes and included proxies. */
import { itemsAt, mapAt, scalarAt } from '../syntax/node';
import { defineLinked, nameLink, SECRET, serviceRefLinks } from './linked';

const HTTP_PROXY = { group: 'projectcontour.io', kind: 'HTTPProxy' };

export const httpProxy = defineLinked({
  ...HTTP_PROXY,
  docs: 'https://projectcontour.io/docs/main/config/fundamentals/',
  links(root) {
    const spec = mapAt(root, 'spec');
    const routes = [...itemsAt(spec, 'routes'), mapAt(spec, 'tcpproxy')];
    return [
      ...routes.flatMap((route) =>
        itemsAt(route, 'services').flatMap((service) => serviceRefLinks('backend', service)),
      ),
      ...itemsAt(spec, 'includes').flatMap((include) =>
        nameLink('included proxy', scalarAt(include, 'name'), HTTP_PROXY, scalarAt(include, 'namespace')),
      ),
      ...nameLink('TLS secret', scalarAt(spec, 'virtualhost', 'tls', 'secretName'), SECRET),
    ];
  },
});
