/** GitRepository (Flux): where a git repository is, and how it is reached. */
import { itemsAt, scalarAt, type Text } from '../syntax/node';
import { FLUX_SOURCE, sourceLinks } from './flux';
import { defineLinked, nameLink, type ObjectKind } from './linked';

const GIT_REPOSITORY: ObjectKind = { group: FLUX_SOURCE, kind: 'GitRepository' };

export interface GitRepositorySpec {
  readonly url: Text | undefined;
}

export const gitRepository = defineLinked<GitRepositorySpec>({
  ...GIT_REPOSITORY,
  docs: 'https://fluxcd.io/flux/components/source/gitrepositories/',
  links: (root) => [
    ...sourceLinks(root),
    ...itemsAt(root, 'spec', 'include').flatMap((item) =>
      nameLink('included repository', scalarAt(item, 'repository', 'name'), GIT_REPOSITORY),
    ),
  ],
  facts: (root) => ({ url: scalarAt(root, 'spec', 'url') }),
});
