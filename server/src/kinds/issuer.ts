/** Issuer (cert-manager). */
import { accountSecret, CERT_MANAGER, issuerLinks } from './certManager';
import { defineLinked } from './linked';

export const issuer = defineLinked({
  group: CERT_MANAGER,
  kind: 'Issuer',
  docs: 'https://cert-manager.io/docs/configuration/',
  links: issuerLinks,
  provides: accountSecret,
});
