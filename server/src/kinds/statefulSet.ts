/** StatefulSet: pods with names that stay, `<name>-<ordinal>`. */
import { integer, isKnown, type MapNode, scalarAt } from '../syntax/node';
import { nameLink, SERVICE } from './linked';
import type { GeneratedLabels } from './podTemplate';
import { defineWorkload, replicas, specTemplate } from './workload';

/** Ordinals beyond this are not spelled out as labels. */
const MAX_ORDINALS = 1000;

export const statefulSet = defineWorkload({
  group: 'apps',
  kind: 'StatefulSet',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
  template: specTemplate,
  count: replicas,
  generated,
  subdomain: (root) => scalarAt(root, 'spec', 'serviceName'),
  links: (root) => nameLink('governing service', scalarAt(root, 'spec', 'serviceName'), SERVICE),
});

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity */
function generated(root: MapNode): GeneratedLabels {
  const name = scalarAt(root, 'metadata', 'name');
  const count = replicas(root);
  const start = integer(scalarAt(root, 'spec', 'ordinals', 'start')) ?? 0;
  const known = isKnown(name) && typeof count === 'number' && count <= MAX_ORDINALS;
  const ordinals = known ? Array.from({ length: count }, (_, index) => String(start + index)) : undefined;
  return {
    'statefulset.kubernetes.io/pod-name': ordinals?.map((ordinal) => `${name?.value}-${ordinal}`),
    'apps.kubernetes.io/pod-index': ordinals,
    'controller-revision-hash': undefined,
  };
}
