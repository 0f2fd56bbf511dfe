/** Sidecar: what the proxies of the selected pods know of the mesh. */
import { get, itemsAt, textsAt } from '../syntax/node';
import { hostLinks, ISTIO_NETWORKING, workloadLinks } from './istio';
import { defineLinked, namespacedName } from './linked';

export const sidecar = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'Sidecar',
  docs: 'https://istio.io/latest/docs/reference/config/networking/sidecar/',
  links: (root, context) => [
    ...workloadLinks(get(get(root, 'spec'), 'workloadSelector'), 'labels', context),
    ...itemsAt(root, 'spec', 'egress').flatMap((egress) =>
      textsAt(egress, 'hosts').flatMap((text) => hostLinks('egress host', namespacedName(text).name)),
    ),
  ],
});
