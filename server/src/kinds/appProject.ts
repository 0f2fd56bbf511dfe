/** AppProject (Argo CD): where the Applications of a project may go. */
import { itemsAt, scalarAt } from '../syntax/node';
import { ARGO } from './argo';
import { defineLinked, nameLink, NAMESPACE } from './linked';

export const appProject = defineLinked({
  group: ARGO,
  kind: 'AppProject',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  links: (root) =>
    itemsAt(root, 'spec', 'destinations').flatMap((item) => {
      const namespace = scalarAt(item, 'namespace');
      return /[*!]/.test(namespace?.value ?? '') ? [] : nameLink('destination', namespace, NAMESPACE);
    }),
});
