/** Application (Argo CD): applies folders of repositories, as kustomizations, as charts or as they are. */
import { get, scalarAt } from '../syntax/node';
import { ARGO, applicationFolders, applicationLinks } from './argo';
import type { Deploys } from './deploys';
import { defineLinked } from './linked';

export const application = defineLinked<Deploys>({
  group: ARGO,
  kind: 'Application',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  links: (root) => applicationLinks(get(root, 'spec')),
  facts: (root) => ({ deploys: applicationFolders(get(root, 'spec'), scalarAt(root, 'metadata', 'name')) }),
});
