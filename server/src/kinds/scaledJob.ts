/** ScaledJob (KEDA): makes Jobs from a template, as many as its triggers ask for. */
import { at } from '../syntax/node';
import { KEDA, triggerLinks } from './keda';
import { defineWorkload, jobLabels } from './workload';

export const scaledJob = defineWorkload({
  group: KEDA,
  kind: 'ScaledJob',
  docs: 'https://keda.sh/docs/latest/reference/scaledjob-spec/',
  template: (root) => at(root, 'spec', 'jobTargetRef', 'template'),
  count: () => 'unknown',
  generated: (root) => jobLabels(undefined, at(root, 'spec', 'jobTargetRef')),
  links: triggerLinks,
});
