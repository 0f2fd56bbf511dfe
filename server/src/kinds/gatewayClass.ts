/** GatewayClass: which controller serves a Gateway. */
import { at } from '../syntax/node';
import { CONFIG_MAP, defineLinked, objectRefLinks } from './linked';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
export const GATEWAY_CLASS = { group: GATEWAY_GROUP, kind: 'GatewayClass' };

export const gatewayClass = defineLinked({
  ...GATEWAY_CLASS,
  scope: 'Cluster',
  docs: 'https://gateway-api.sigs.k8s.io/api-types/gatewayclass/',
  links: (root) => objectRefLinks('parameters', at(root, 'spec', 'parametersRef'), CONFIG_MAP),
});
