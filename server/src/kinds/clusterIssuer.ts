/** ClusterIssuer (cert-manager). */
import { scalarAt } from '../syntax/node';
import { CERT_MANAGER } from './certManager';
import { defineLinked, nameLink, SECRET } from './linked';

export const clusterIssuer = defineLinked({
  group: CERT_MANAGER,
  kind: 'ClusterIssuer',
  scope: 'Cluster',
  docs: 'https://cert-manager.io/docs/configuration/',
  links: (root) => [
    ...nameLink('CA secret', scalarAt(root, 'spec', 'ca', 'secretName'), SECRET),
    ...nameLink('account secret', scalarAt(root, 'spec', 'acme', 'privateKeySecretRef', 'name'), SECRET),
  ],
  provides(root) {
    const name = scalarAt(root, 'spec', 'acme', 'privateKeySecretRef', 'name');
    return name ? [{ ...SECRET, name }] : [];
  },
});
