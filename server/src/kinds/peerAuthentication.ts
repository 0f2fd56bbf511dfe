/** PeerAuthentication (Istio): whether the selected pods insist on mutual TLS. */
import { get, mapAt } from '../syntax/node';
import { ISTIO_SECURITY, workloadLinks } from './istio';
import type { Link } from './link';
import { defineLinked, numeral } from './linked';

export const peerAuthentication = defineLinked({
  group: ISTIO_SECURITY,
  kind: 'PeerAuthentication',
  docs: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
  links(root, context) {
    const selected = workloadLinks(get(get(root, 'spec'), 'selector'), 'matchLabels', context);
    const ports = mapAt(root, 'spec', 'portLevelMtls')?.entries.map(({ key }) => numeral(key)) ?? [];
    const portLinks = selected.flatMap((of) =>
      of.type === 'selector'
        ? ports.map((port): Link => ({ type: 'port', role: 'mTLS port', port, protocol: 'TCP', of }))
        : [],
    );
    return [...selected, ...portLinks];
  },
});
