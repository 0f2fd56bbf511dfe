/** CiliumNetworkPolicy: selectors and ports; what it decides is unknown to the engine. */
import { CILIUM, CILIUM_DOCS, ciliumLinks } from './cilium';
import { OWN } from './link';
import { defineLinked } from './linked';

export const ciliumNetworkPolicy = defineLinked({
  group: CILIUM,
  kind: 'CiliumNetworkPolicy',
  docs: CILIUM_DOCS,
  links: (root, context) => ciliumLinks(root, context, OWN),
});
