/** IngressRoute (Traefik): rules to Services. */
import { itemsAt, scalarAt } from '../syntax/node';
import type { Link } from './link';
import { defineLinked, nameLink, SECRET, serviceRefLinks } from './linked';
import type { KindDefinition } from './object';
import type { LinkedSpec } from './linked';

/** The same kind in Traefik's group of today, and in the one before v3. */
export const ingressRoutes: readonly KindDefinition<LinkedSpec>[] = ['traefik.io', 'traefik.containo.us'].map(
  (group) =>
    defineLinked({
      group,
      kind: 'IngressRoute',
      docs: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/',
      links: (root) => [
        ...itemsAt(root, 'spec', 'routes').flatMap((item): readonly Link[] => [
          ...itemsAt(item, 'services')
            .filter((service) => (scalarAt(service, 'kind')?.value ?? 'Service') === 'Service')
            .flatMap((service) => serviceRefLinks('backend', service)),
          ...itemsAt(item, 'middlewares').flatMap((middleware) =>
            nameLink(
              'middleware',
              scalarAt(middleware, 'name'),
              { group, kind: 'Middleware' },
              scalarAt(middleware, 'namespace'),
            ),
          ),
        ]),
        ...nameLink('TLS secret', scalarAt(root, 'spec', 'tls', 'secretName'), SECRET),
      ],
    }),
);
