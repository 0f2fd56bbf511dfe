/** ServiceAccount. */
import { scalarAt, itemsAt } from '../syntax/node';
import { defineLinked, nameLink, SECRET } from './linked';

export const serviceAccount = defineLinked({
  group: '',
  kind: 'ServiceAccount',
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  links: (root) =>
    itemsAt(root, 'imagePullSecrets').flatMap((item) =>
      nameLink('imagePullSecret', scalarAt(item, 'name'), SECRET),
    ),
});
