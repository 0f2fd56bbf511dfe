/** HelmChart (Flux): a chart of a repository. */
import { at } from '../syntax/node';
import { FLUX_SOURCE, sourceRefLinks } from './flux';
import { defineLinked } from './linked';

export const helmChart = defineLinked({
  group: FLUX_SOURCE,
  kind: 'HelmChart',
  docs: 'https://fluxcd.io/flux/components/source/helmcharts/',
  links: (root) => sourceRefLinks(at(root, 'spec', 'sourceRef')),
});
