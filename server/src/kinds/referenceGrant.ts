/** ReferenceGrant: lets objects of other namespaces refer to those of its own. */
import { itemsAt, scalarAt } from '../syntax/node';
import { GATEWAY_GROUP } from './gatewayClass';
import { defineLinked, nameLink } from './linked';

export const referenceGrant = defineLinked({
  group: GATEWAY_GROUP,
  kind: 'ReferenceGrant',
  docs: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  links: (root) => [
    ...itemsAt(root, 'spec', 'from').flatMap((from) =>
      nameLink('granted namespace', scalarAt(from, 'namespace'), { group: '', kind: 'Namespace' }),
    ),
    ...itemsAt(root, 'spec', 'to').flatMap((to) =>
      nameLink('granted object', scalarAt(to, 'name'), {
        group: scalarAt(to, 'group')?.value ?? '',
        kind: scalarAt(to, 'kind')?.value ?? '',
      }),
    ),
  ],
});
