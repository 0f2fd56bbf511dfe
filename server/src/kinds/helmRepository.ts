/** HelmRepository (Flux): where a repository of charts is, and how it is reached. */
import { FLUX_SOURCE, sourceLinks } from './flux';
import { defineLinked } from './linked';

export const helmRepository = defineLinked({
  group: FLUX_SOURCE,
  kind: 'HelmRepository',
  docs: 'https://fluxcd.io/flux/components/source/helmrepositories/',
  links: sourceLinks,
});
