/** IngressRoute (Traefik): rules to Services. */
import { itemsAt } from '../syntax/node';
import { objectRefLinks } from './linked';
import { backendLinks, defineTraefik, middlewareLinks, tlsLinks } from './traefik';

export const ingressRoutes = defineTraefik('IngressRoute', 'http/ingressroute/', (spec, group) => [
  ...itemsAt(spec, 'routes').flatMap((route) => [
    ...itemsAt(route, 'services').flatMap((service) => backendLinks(service, group)),
    ...middlewareLinks(route, group, 'Middleware'),
  ]),
  ...itemsAt(spec, 'parentRefs').flatMap((ref) =>
    objectRefLinks('parent', ref, { group, kind: 'IngressRoute' }),
  ),
  ...tlsLinks(spec, group),
]);
