/** CronJob: its Jobs' names, and so their `job-name` labels, hold the time of the run. */
import { at } from '../syntax/node';
import { defineWorkload, jobLabels } from './workload';

export const cronJob = defineWorkload({
  group: 'batch',
  kind: 'CronJob',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
  template: (root) => at(root, 'spec', 'jobTemplate', 'spec', 'template'),
  count: () => 'unknown',
  generated: (root) => jobLabels(undefined, at(root, 'spec', 'jobTemplate', 'spec')),
});
