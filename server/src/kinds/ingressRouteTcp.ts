/** IngressRouteTCP (Traefik). */
import { itemsAt } from '../syntax/node';
import { backendLinks, defineTraefik, middlewareLinks, tlsLinks } from './traefik';

export const ingressRouteTcps = defineTraefik('IngressRouteTCP', 'tcp/ingressroutetcp/', (spec, group) => [
  ...itemsAt(spec, 'routes').flatMap((route) => [
    ...itemsAt(route, 'services').flatMap((service) => backendLinks(service, group, 'ServersTransportTCP')),
    ...middlewareLinks(route, group, 'MiddlewareTCP'),
  ]),
  ...tlsLinks(spec, group),
]);
