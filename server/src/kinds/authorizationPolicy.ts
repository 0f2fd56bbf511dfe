/** AuthorizationPolicy (Istio). */
import { get } from '../syntax/node';
import { ISTIO_SECURITY, workloadLinks } from './istio';
import { defineLinked } from './linked';

export const authorizationPolicy = defineLinked({
  group: ISTIO_SECURITY,
  kind: 'AuthorizationPolicy',
  docs: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
  links: (root, context) => workloadLinks(get(get(root, 'spec'), 'selector'), 'matchLabels', context),
});
