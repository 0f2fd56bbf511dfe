/** PeerAuthentication (Istio). */
import { get } from '../syntax/node';
import { ISTIO_SECURITY, workloadLinks } from './istio';
import { defineLinked } from './linked';

export const peerAuthentication = defineLinked({
  group: ISTIO_SECURITY,
  kind: 'PeerAuthentication',
  docs: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
  links: (root, context) => workloadLinks(get(get(root, 'spec'), 'selector'), 'matchLabels', context),
});
