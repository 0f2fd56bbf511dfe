/** BackendTLSPolicy: how a Gateway speaks TLS to a Service. */
import { get, itemsAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { GATEWAY_GROUP } from './gatewayClass';
import type { Link } from './link';
import { CONFIG_MAP, defineLinked, objectRefLinks, SERVICE } from './linked';

export const backendTlsPolicy = defineLinked({
  group: GATEWAY_GROUP,
  kind: 'BackendTLSPolicy',
  docs: 'https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/',
  links: (root) => [
    ...targetRefs(root).flatMap((ref) => {
      const section = scalarAt(ref, 'sectionName');
      return objectRefLinks('target', ref, SERVICE).flatMap((of): readonly Link[] =>
        section ? [of, { type: 'port', role: 'target port', port: section, protocol: 'TCP', of }] : [of],
      );
    }),
    ...certificateRefs(root).flatMap((ref) => objectRefLinks('CA certificate', ref, CONFIG_MAP)),
  ],
});

/** A list since v1alpha3; one `targetRef` before. */
function targetRefs(root: MapNode): readonly Node[] {
  const single = get(get(root, 'spec'), 'targetRef');
  return [...itemsAt(root, 'spec', 'targetRefs'), ...(single ? [single] : [])];
}

/** Under `validation` since v1alpha3, under `tls` before. */
function certificateRefs(root: MapNode): readonly Node[] {
  return [
    ...itemsAt(root, 'spec', 'validation', 'caCertificateRefs'),
    ...itemsAt(root, 'spec', 'tls', 'caCertRefs'),
  ];
}
