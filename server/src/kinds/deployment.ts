/** Deployment. */
import { defineWorkload, replicas, specTemplate } from './workload';

export const deployment = defineWorkload({
  group: 'apps',
  kind: 'Deployment',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  template: specTemplate,
  count: replicas,
  generated: () => ({ 'pod-template-hash': undefined }),
});
