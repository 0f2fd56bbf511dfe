/** GatewayClass: which controller serves a Gateway. */
import { defineLinked } from './linked';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

export const gatewayClass = defineLinked({
  group: GATEWAY_GROUP,
  kind: 'GatewayClass',
  scope: 'Cluster',
  docs: 'https://gateway-api.sigs.k8s.io/api-types/gatewayclass/',
  links: () => [],
});
