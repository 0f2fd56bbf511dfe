/** What beside policies makes an answer uncertain, or another, in words. */
import type { Caveat } from '../../network/reach/caveats';

export const CAVEATS: Readonly<Record<Caveat, string>> = {
  'perhaps-behind': 'Whether the Service selects these pods is not known',
  'own-service': 'Through its own Service a pod may or may not reach itself: plugins differ',
  'local-endpoints':
    "`internalTrafficPolicy: Local` leads only to pods on the client's own node, and where pods run is not known",
  'rewritten-source':
    "Nodes may put their own address in place of the client's, so an ipBlock may see either (`externalTrafficPolicy`)",
  'source-ranges': 'The load balancer does not take this client; the ports of the nodes still do',
  'service-port': 'The network plugin wants the port of the Service to be that of its pods',
  ambient: 'Both ends are in the ambient mesh, whose tunnel goes to TCP 15008: policies have to allow that',
};
