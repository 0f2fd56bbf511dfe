/** CiliumClusterwideNetworkPolicy: the same, over all namespaces. */
import { CILIUM, CILIUM_DOCS, ciliumLinks } from './cilium';
import { ALL } from './link';
import { defineLinked } from './linked';

export const ciliumClusterwideNetworkPolicy = defineLinked({
  group: CILIUM,
  kind: 'CiliumClusterwideNetworkPolicy',
  scope: 'Cluster',
  docs: CILIUM_DOCS,
  links: (root, context) => ciliumLinks(root, context, ALL),
});
