/** What all routes of the Gateway API share: parents that they attach to, and backends behind them. */
import { get, itemsAt, mapAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { GATEWAY } from './gateway';
import { GATEWAY_GROUP } from './gatewayClass';
import type { Link } from './link';
import { defineLinked, nameLink, SERVICE, serviceLinks } from './linked';
import type { KindDefinition } from './object';
import type { LinkedSpec } from './linked';

/** A route kind; `docs` is the page's last segment. */
export function defineRoute(kind: string, docs: string): KindDefinition<LinkedSpec> {
  return defineLinked({
    group: GATEWAY_GROUP,
    kind,
    docs: `https://gateway-api.sigs.k8s.io/api-types/${docs}/`,
    links: routeLinks,
  });
}

function routeLinks(root: MapNode): readonly Link[] {
  const spec = mapAt(root, 'spec');
  return [...itemsAt(spec, 'parentRefs').flatMap(parentLinks), ...itemsAt(spec, 'rules').flatMap(ruleLinks)];
}

/** A Gateway, unless group and kind say a Service (a mesh route). */
function parentLinks(ref: Node): readonly Link[] {
  const group = scalarAt(ref, 'group')?.value ?? GATEWAY.group;
  const kind = scalarAt(ref, 'kind')?.value ?? GATEWAY.kind;
  const parts = [scalarAt(ref, 'sectionName'), scalarAt(ref, 'port')].filter((text) => text !== undefined);
  return nameLink('parent', scalarAt(ref, 'name'), { group, kind }, scalarAt(ref, 'namespace')).flatMap(
    (of) => [
      of,
      ...parts.map((port): Link => ({ type: 'port', role: 'listener', port, protocol: 'TCP', of })),
    ],
  );
}

function ruleLinks(rule: Node): readonly Link[] {
  const backends = itemsAt(rule, 'backendRefs');
  const filters = [rule, ...backends].flatMap((node) => itemsAt(node, 'filters'));
  const mirrors = filters.flatMap((filter) => get(get(filter, 'requestMirror'), 'backendRef') ?? []);
  return [
    ...backends.flatMap((ref) => backendRefLinks('backend', ref)),
    ...mirrors.flatMap((ref) => backendRefLinks('mirror', ref)),
  ];
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
