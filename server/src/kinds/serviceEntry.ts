/** ServiceEntry: hosts that the mesh knows beside Kubernetes' Services. */
import { get } from '../syntax/node';
import { ISTIO_NETWORKING, workloadLinks } from './istio';
import { defineLinked } from './linked';

export const serviceEntry = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'ServiceEntry',
  docs: 'https://istio.io/latest/docs/reference/config/networking/service-entry/',
  links: (root, context) => workloadLinks(get(get(root, 'spec'), 'workloadSelector'), 'labels', context),
});
