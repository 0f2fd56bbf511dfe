/** IngressRouteUDP (Traefik). */
import { itemsAt } from '../syntax/node';
import { backendLinks, defineTraefik } from './traefik';

export const ingressRouteUdps = defineTraefik('IngressRouteUDP', 'udp/ingressrouteudp/', (spec, group) =>
  itemsAt(spec, 'routes').flatMap((route) =>
    itemsAt(route, 'services').flatMap((service) => backendLinks(service, group)),
  ),
);
