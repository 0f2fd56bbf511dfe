/** ClusterIssuer (cert-manager): an Issuer for all namespaces; its Secrets are in cert-manager's own. */
import { accountSecret, CERT_MANAGER, issuerLinks } from './certManager';
import { defineLinked } from './linked';

export const clusterIssuer = defineLinked({
  group: CERT_MANAGER,
  kind: 'ClusterIssuer',
  scope: 'Cluster',
  docs: 'https://cert-manager.io/docs/configuration/',
  links: issuerLinks,
  provides: accountSecret,
});
