/** RequestAuthentication (Istio). */
import { get } from '../syntax/node';
import { ISTIO_SECURITY, targetLinks, workloadLinks } from './istio';
import { defineLinked } from './linked';

export const requestAuthentication = defineLinked({
  group: ISTIO_SECURITY,
  kind: 'RequestAuthentication',
  docs: 'https://istio.io/latest/docs/reference/config/security/request_authentication/',
  links: (root, context) => [
    ...workloadLinks(get(get(root, 'spec'), 'selector'), 'matchLabels', context),
    ...targetLinks(root),
  ],
});
