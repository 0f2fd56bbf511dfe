/** Sidecar (Istio): what the proxies of the selected pods know of the mesh. */
import { get, itemsAt, scalarAt, textsAt } from '../syntax/node';
import { hostLinks, ISTIO_NETWORKING, workloadLinks } from './istio';
import type { Link } from './link';
import { defineLinked, NAMESPACE, nameLink, namespacedName } from './linked';

export const sidecar = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'Sidecar',
  docs: 'https://istio.io/latest/docs/reference/config/networking/sidecar/',
  links(root, context) {
    const selected = workloadLinks(get(get(root, 'spec'), 'workloadSelector'), 'labels', context);
    const hosts = itemsAt(root, 'spec', 'egress').flatMap((egress) => textsAt(egress, 'hosts'));
    const ports = itemsAt(root, 'spec', 'ingress').flatMap(
      (ingress) => scalarAt(ingress, 'port', 'number') ?? [],
    );
    return [
      ...selected,
      ...hosts.flatMap((text): readonly Link[] => {
        const { namespace, name } = namespacedName(text);
        const known = namespace && /^[a-z0-9]/.test(namespace.value) ? namespace : undefined; // not `.`, `*` or `~`
        return [...hostLinks('egress host', name), ...nameLink('egress namespace', known, NAMESPACE)];
      }),
      ...selected.flatMap((of) =>
        of.type === 'selector'
          ? ports.map((port): Link => ({ type: 'port', role: 'ingress port', port, protocol: 'TCP', of }))
          : [],
      ),
    ];
  },
});
