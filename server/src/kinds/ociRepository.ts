/** OCIRepository (Flux): where an artifact in a container registry is, and how it is reached. */
import { FLUX_SOURCE, sourceLinks } from './flux';
import { defineLinked } from './linked';

export const ociRepository = defineLinked({
  group: FLUX_SOURCE,
  kind: 'OCIRepository',
  docs: 'https://fluxcd.io/flux/components/source/ocirepositories/',
  links: sourceLinks,
});
