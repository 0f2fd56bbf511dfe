/** ReplicationController. */
import { defineWorkload, replicas, specTemplate } from './workload';

export const replicationController = defineWorkload({
  group: '',
  kind: 'ReplicationController',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/',
  template: specTemplate,
  count: replicas,
  selector: 'map',
});
