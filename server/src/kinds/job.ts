/** Job. */
import { at, integer, isKnown, scalarAt } from '../syntax/node';
import { defineWorkload, jobLabels, specTemplate } from './workload';

export const job = defineWorkload({
  group: 'batch',
  kind: 'Job',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  template: specTemplate,
  count: (root) => {
    const parallelism = scalarAt(root, 'spec', 'parallelism');
    return parallelism === undefined ? 1 : (integer(parallelism) ?? 'unknown');
  },
  generated: (root) => {
    const name = scalarAt(root, 'metadata', 'name');
    return jobLabels(isKnown(name) ? name.value : undefined, at(root, 'spec'));
  },
});
