/** What all routes of the Gateway API share: parents that they attach to, and backends behind them. */
import { get, itemsAt, mapAt, type MapNode, type Node, scalarAt, textsAt } from '../syntax/node';
import { GATEWAY } from './gateway';
import { GATEWAY_GROUP } from './gatewayClass';
import { ANY_PROTOCOL, type Link } from './link';
import { defineLinked, type LinkedSpec, nameLink, objectRefLinks, SERVICE, serviceLinks } from './linked';
import type { KindDefinition } from './object';
import { type RouteFacts, routeFacts } from './routeFacts';

/** A route kind; `docs` is the page's last segment. */
export function defineRoute(kind: string, docs: string): KindDefinition<LinkedSpec & RouteFacts> {
  return defineLinked({
    facts: routeFacts,
    group: GATEWAY_GROUP,
    kind,
    docs: `https://gateway-api.sigs.k8s.io/api-types/${docs}/`,
    links: routeLinks,
  });
}

function routeLinks(root: MapNode): readonly Link[] {
  const spec = mapAt(root, 'spec');
  return [
    ...itemsAt(spec, 'parentRefs').flatMap(parentLinks),
    ...textsAt(spec, 'hostnames').map((text): Link => ({ type: 'host', role: 'host', text, to: 'Host' })),
    ...itemsAt(spec, 'rules').flatMap(ruleLinks),
  ];
}

/** A Gateway, unless group and kind say a ListenerSet or, for a mesh, a Service. */
function parentLinks(ref: Node): readonly Link[] {
  const parts = [scalarAt(ref, 'sectionName'), scalarAt(ref, 'port')].filter((text) => text !== undefined);
  return objectRefLinks('parent', ref, GATEWAY).flatMap((of) => [
    of,
    ...parts.map((port): Link => ({ type: 'port', role: 'listener', port, protocol: ANY_PROTOCOL, of })),
  ]);
}

function ruleLinks(rule: Node): readonly Link[] {
  const backends = itemsAt(rule, 'backendRefs');
  const filters = [rule, ...backends].flatMap((node) => itemsAt(node, 'filters'));
  return [
    ...backends.flatMap((ref) => backendRefLinks('backend', ref)),
    ...filters.flatMap((filter) => [
      ...backendIn('mirror', get(filter, 'requestMirror')),
      ...backendIn('external auth', get(filter, 'externalAuth')),
      ...objectRefLinks('filter', get(filter, 'extensionRef'), { group: '', kind: '' }),
    ]),
  ];
}

function backendIn(role: string, filter: Node | undefined): readonly Link[] {
  const ref = get(filter, 'backendRef');
  return ref ? backendRefLinks(role, ref) : [];
}

/** A backendRef: a core Service unless group and kind say otherwise. */
export function backendRefLinks(role: string, ref: Node): readonly Link[] {
  const kind = scalarAt(ref, 'kind')?.value ?? SERVICE.kind;
  const group = scalarAt(ref, 'group')?.value ?? SERVICE.group;
  const [name, namespace] = [scalarAt(ref, 'name'), scalarAt(ref, 'namespace')];
  if (kind === SERVICE.kind && group === SERVICE.group)
    return serviceLinks(role, name, scalarAt(ref, 'port'), namespace);
  return nameLink(role, name, { group, kind }, namespace);
}
