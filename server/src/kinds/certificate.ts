/** Certificate (cert-manager): makes the Secret that it names. */
import { scalarAt } from '../syntax/node';
import { CERT_MANAGER, issuerLinks } from './certManager';
import { defineLinked, nameLink, SECRET } from './linked';

export const certificate = defineLinked({
  group: CERT_MANAGER,
  kind: 'Certificate',
  docs: 'https://cert-manager.io/docs/usage/certificate/',
  links: (root) => [
    ...issuerLinks(
      scalarAt(root, 'spec', 'issuerRef', 'name'),
      scalarAt(root, 'spec', 'issuerRef', 'kind')?.value,
    ),
    ...nameLink('secret', scalarAt(root, 'spec', 'secretName'), SECRET),
  ],
  provides(root) {
    const name = scalarAt(root, 'spec', 'secretName');
    return name ? [{ ...SECRET, name }] : [];
  },
});
