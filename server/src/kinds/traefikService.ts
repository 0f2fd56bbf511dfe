/** TraefikService: weights and mirrors over Services. */
import { get, itemsAt } from '../syntax/node';
import { backendLinks, defineTraefik } from './traefik';

export const traefikServices = defineTraefik('TraefikService', 'http/traefikservice/', (spec, group) => {
  const mirroring = get(spec, 'mirroring');
  const backends = [
    ...itemsAt(spec, 'weighted', 'services'),
    ...itemsAt(spec, 'highestRandomWeight', 'services'),
    ...(mirroring ? [mirroring] : []),
    ...itemsAt(mirroring, 'mirrors'),
  ];
  return backends.flatMap((backend) => backendLinks(backend, group));
});
