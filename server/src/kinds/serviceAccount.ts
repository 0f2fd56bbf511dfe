/** ServiceAccount: who the pods are. */
import { itemsAt, scalarAt } from '../syntax/node';
import { defineLinked, nameLink, SECRET, SERVICE_ACCOUNT } from './linked';

export const serviceAccount = defineLinked({
  ...SERVICE_ACCOUNT,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  links: (root) => [
    ...itemsAt(root, 'imagePullSecrets').flatMap((item) =>
      nameLink('image pull secret', scalarAt(item, 'name'), SECRET),
    ),
    ...itemsAt(root, 'secrets').flatMap((item) => nameLink('secret', scalarAt(item, 'name'), SECRET)),
  ],
});
