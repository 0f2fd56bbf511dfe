/** Middleware (Traefik): of its many sorts, those that name other objects. */
import { get, itemsAt, scalarAt } from '../syntax/node';
import { nameLink, SECRET } from './linked';
import { backendLinks, defineTraefik } from './traefik';

export const middlewares = defineTraefik('Middleware', 'http/middleware/', (spec, group) => {
  const errors = get(get(spec, 'errors'), 'service');
  const secrets = [
    scalarAt(spec, 'basicAuth', 'secret'),
    scalarAt(spec, 'digestAuth', 'secret'),
    scalarAt(spec, 'forwardAuth', 'tls', 'caSecret'),
    scalarAt(spec, 'forwardAuth', 'tls', 'certSecret'),
  ];
  return [
    ...(errors ? backendLinks(errors, group) : []),
    ...secrets.flatMap((name) => nameLink('secret', name, SECRET)),
    ...itemsAt(spec, 'chain', 'middlewares').flatMap((each) =>
      nameLink(
        'middleware',
        scalarAt(each, 'name'),
        { group, kind: 'Middleware' },
        scalarAt(each, 'namespace'),
      ),
    ),
  ];
});
