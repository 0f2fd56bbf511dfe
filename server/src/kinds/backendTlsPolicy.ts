/** BackendTLSPolicy: how a Gateway speaks TLS to a Service. */
import { itemsAt, scalarAt } from '../syntax/node';
import { GATEWAY_GROUP } from './gatewayClass';
import type { Link } from './link';
import { CONFIG_MAP, defineLinked, nameLink, SERVICE } from './linked';

export const backendTlsPolicy = defineLinked({
  group: GATEWAY_GROUP,
  kind: 'BackendTLSPolicy',
  docs: 'https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/',
  links: (root) => [
    ...itemsAt(root, 'spec', 'targetRefs').flatMap((ref) => {
      const to = {
        group: scalarAt(ref, 'group')?.value ?? SERVICE.group,
        kind: scalarAt(ref, 'kind')?.value ?? SERVICE.kind,
      };
      const section = scalarAt(ref, 'sectionName');
      return nameLink('target', scalarAt(ref, 'name'), to).flatMap((of): readonly Link[] =>
        section ? [of, { type: 'port', role: 'target port', port: section, protocol: 'TCP', of }] : [of],
      );
    }),
    ...itemsAt(root, 'spec', 'validation', 'caCertificateRefs').flatMap((ref) =>
      nameLink('CA certificate', scalarAt(ref, 'name'), {
        group: scalarAt(ref, 'group')?.value ?? CONFIG_MAP.group,
        kind: scalarAt(ref, 'kind')?.value ?? CONFIG_MAP.kind,
      }),
    ),
  ],
});
