/** Gateway (Gateway API): listeners that routes attach to. */
import { at, itemsAt, mapAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { GATEWAY_GROUP } from './gatewayClass';
import type { Link } from './link';
import { defineLinked, nameLink, SECRET } from './linked';
import type { DeclaredPort } from './object';

export const GATEWAY = { group: GATEWAY_GROUP, kind: 'Gateway' };

export const gateway = defineLinked({
  ...GATEWAY,
  docs: 'https://gateway-api.sigs.k8s.io/api-types/gateway/',
  links: (root) => [
    ...nameLink('gateway class', scalarAt(root, 'spec', 'gatewayClassName'), {
      group: GATEWAY_GROUP,
      kind: 'GatewayClass',
    }),
    ...itemsAt(root, 'spec', 'listeners').flatMap(certificateLinks),
  ],
  ports: listeners,
});

/** `certificateRefs` default to core Secrets. */
function certificateLinks(listener: Node): readonly Link[] {
  return itemsAt(at(listener, 'tls'), 'certificateRefs').flatMap((ref) =>
    nameLink(
      'TLS certificate',
      scalarAt(ref, 'name'),
      {
        group: scalarAt(ref, 'group')?.value ?? SECRET.group,
        kind: scalarAt(ref, 'kind')?.value ?? SECRET.kind,
      },
      scalarAt(ref, 'namespace'),
    ),
  );
}

/** Listeners: `sectionName` and `port` of a route's parentRef name them. */
function listeners(root: MapNode): readonly DeclaredPort[] {
  return itemsAt(mapAt(root, 'spec'), 'listeners').map((listener) => ({
    start: listener.start,
    end: listener.end,
    name: scalarAt(listener, 'name'),
    number: scalarAt(listener, 'port'),
    protocol: 'TCP',
  }));
}
