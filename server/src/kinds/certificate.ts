/** Certificate (cert-manager): makes the Secret that it names, for the hosts that it lists. */
import { get, scalarAt, textsAt } from '../syntax/node';
import { CERT_MANAGER, issuerRefLinks, secretRefLinks } from './certManager';
import { defineLinked, HOST, nameLink, SECRET } from './linked';

export const certificate = defineLinked({
  group: CERT_MANAGER,
  kind: 'Certificate',
  docs: 'https://cert-manager.io/docs/usage/certificate/',
  links: (root) => [
    ...issuerRefLinks(get(get(root, 'spec'), 'issuerRef')),
    ...nameLink('secret', scalarAt(root, 'spec', 'secretName'), SECRET),
    ...secretRefLinks(get(get(root, 'spec'), 'keystores')),
  ],
  provides(root) {
    const name = scalarAt(root, 'spec', 'secretName');
    const hosts = textsAt(root, 'spec', 'dnsNames').map((host) => ({ ...HOST, name: host }));
    return [...(name ? [{ ...SECRET, name }] : []), ...hosts];
  },
});
