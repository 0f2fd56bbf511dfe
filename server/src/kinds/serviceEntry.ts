/** ServiceEntry (Istio): hosts that the mesh knows beside Kubernetes' Services. */
import { get, itemsAt, scalarAt, textsAt } from '../syntax/node';
import { ISTIO_NETWORKING, workloadLinks } from './istio';
import { defineLinked, HOST } from './linked';

export const serviceEntry = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'ServiceEntry',
  docs: 'https://istio.io/latest/docs/reference/config/networking/service-entry/',
  links: (root, context) => workloadLinks(get(get(root, 'spec'), 'workloadSelector'), 'labels', context),
  provides: (root) => textsAt(root, 'spec', 'hosts').map((name) => ({ ...HOST, name })),
  ports: (root) =>
    itemsAt(root, 'spec', 'ports').map((port) => ({
      start: port.start,
      end: port.end,
      name: scalarAt(port, 'name'),
      number: scalarAt(port, 'number'),
      protocol: 'TCP',
    })),
});
