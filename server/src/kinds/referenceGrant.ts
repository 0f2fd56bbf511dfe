/** ReferenceGrant: lets objects of other namespaces refer to those of its own. */
import { itemsAt, scalarAt, type Text } from '../syntax/node';
import { GATEWAY_GROUP } from './gatewayClass';
import type { Link } from './link';
import { NAMESPACE, nameLink } from './linked';
import type { KindDefinition } from './object';

export interface ReferenceGrantSpec {
  readonly from: readonly GrantedSource[];
  readonly to: readonly GrantedTarget[];
}

export interface GrantedSource {
  readonly group: Text | undefined;
  readonly kind: Text | undefined;
  readonly namespace: Text | undefined;
}

export interface GrantedTarget {
  readonly group: Text | undefined;
  readonly kind: Text | undefined;
  /** undefined: every object of the kind. */
  readonly name: Text | undefined;
}

export const referenceGrant: KindDefinition<ReferenceGrantSpec> = {
  group: GATEWAY_GROUP,
  kind: 'ReferenceGrant',
  scope: 'Namespaced',
  docs: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  decode: (root) => ({
    spec: {
      from: itemsAt(root, 'spec', 'from').map((from) => ({
        group: scalarAt(from, 'group'),
        kind: scalarAt(from, 'kind'),
        namespace: scalarAt(from, 'namespace'),
      })),
      to: itemsAt(root, 'spec', 'to').map((to) => ({
        group: scalarAt(to, 'group'),
        kind: scalarAt(to, 'kind'),
        name: scalarAt(to, 'name'),
      })),
    },
  }),
  links: ({ spec }): readonly Link[] => [
    ...spec.from.flatMap(({ namespace }) => nameLink('granted namespace', namespace, NAMESPACE)),
    ...spec.to.flatMap(({ group, kind, name }) =>
      nameLink('granted object', name, { group: group?.value ?? '', kind: kind?.value ?? '' }),
    ),
  ],
};
