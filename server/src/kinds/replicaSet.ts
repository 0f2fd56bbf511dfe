/** ReplicaSet. */
import { defineWorkload, replicas, specTemplate } from './workload';

export const replicaSet = defineWorkload({
  group: 'apps',
  kind: 'ReplicaSet',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/',
  template: specTemplate,
  count: replicas,
});
