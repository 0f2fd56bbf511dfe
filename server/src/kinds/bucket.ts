/** Bucket (Flux): where a bucket of an object storage is, and how it is reached. */
import { FLUX_SOURCE, sourceLinks } from './flux';
import { defineLinked } from './linked';

export const bucket = defineLinked({
  group: FLUX_SOURCE,
  kind: 'Bucket',
  docs: 'https://fluxcd.io/flux/components/source/buckets/',
  links: sourceLinks,
});
