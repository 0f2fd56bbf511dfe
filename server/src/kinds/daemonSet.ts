/** DaemonSet: a pod on each node that it is scheduled to. */
import { defineWorkload, specTemplate } from './workload';

export const daemonSet = defineWorkload({
  group: 'apps',
  kind: 'DaemonSet',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/',
  template: specTemplate,
  count: () => 'per-node',
  generated: () => ({ 'controller-revision-hash': undefined, 'pod-template-generation': undefined }),
});
