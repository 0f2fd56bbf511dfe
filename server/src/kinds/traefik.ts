/** What the Traefik kinds share: groups, backends, middlewares, TLS. */
import { get, itemsAt, type Node, scalarAt, type Text } from '../syntax/node';
import type { Link } from './link';
import {
  defineLinked,
  type LinkedSpec,
  nameLink,
  type ObjectKind,
  objectRefLinks,
  SECRET,
  SERVICE,
  serviceRefLinks,
} from './linked';
import type { KindDefinition } from './object';

/** Today's group, and the one before v3. */
const GROUPS = ['traefik.io', 'traefik.containo.us'];
export const TRAEFIK_SERVICE: ObjectKind = { group: 'traefik.io', kind: 'TraefikService' };
const CRD_DOCS = 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/';

/** `kind` in each group; its links are told the group. `docs` is the page's path below that of the CRDs. */
export function defineTraefik(
  kind: string,
  docs: string,
  links: (spec: Node, group: string) => readonly Link[],
): readonly KindDefinition<LinkedSpec>[] {
  return GROUPS.map((group) =>
    defineLinked({
      group,
      kind,
      docs: CRD_DOCS + docs,
      links(root) {
        const spec = get(root, 'spec');
        return spec ? links(spec, group) : [];
      },
    }),
  );
}

/** A backend: a core Service unless `kind` says TraefikService. */
export function backendLinks(node: Node, group: string, transport = 'ServersTransport'): readonly Link[] {
  const kind = scalarAt(node, 'kind')?.value ?? SERVICE.kind;
  const backend =
    kind === SERVICE.kind
      ? serviceRefLinks('backend', node)
      : objectRefLinks('backend', node, { group, kind });
  const transportName = scalarAt(node, 'serversTransport');
  return [...backend, ...ownNameLinks('servers transport', transportName, { group, kind: transport })];
}

/** Middlewares of a route; TCP has a kind of its own. */
export function middlewareLinks(route: Node, group: string, kind: string): readonly Link[] {
  return itemsAt(route, 'middlewares').flatMap((middleware) =>
    ownNameLinks(
      'middleware',
      scalarAt(middleware, 'name'),
      { group, kind },
      scalarAt(middleware, 'namespace'),
    ),
  );
}

/** `tls: {secretName, options: {name}, store: {name}}`. */
export function tlsLinks(spec: Node, group: string): readonly Link[] {
  const tls = get(spec, 'tls');
  return [
    ...nameLink('TLS secret', scalarAt(tls, 'secretName'), SECRET),
    ...objectRefLinks('TLS options', get(tls, 'options'), { group, kind: 'TLSOption' }),
    ...objectRefLinks('TLS store', get(tls, 'store'), { group, kind: 'TLSStore' }),
  ];
}

/** `name@provider` is of another provider, and no object. */
function ownNameLinks(
  role: string,
  name: Text | undefined,
  to: ObjectKind,
  namespace?: Text | undefined,
): readonly Link[] {
  return name?.value.includes('@') ? [] : nameLink(role, name, to, namespace);
}
