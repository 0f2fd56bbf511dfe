/** Pod: the template is the object itself. */
import { defineWorkload } from './workload';

export const pod = defineWorkload({
  group: '',
  kind: 'Pod',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/',
  template: (root) => root,
  count: () => 1,
});
