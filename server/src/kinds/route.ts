/** Route (OpenShift): a host to Services. */
import { at, itemsAt, type Node, scalarAt } from '../syntax/node';
import { defineLinked, nameLink, SERVICE } from './linked';
import type { Link } from './link';

export const route = defineLinked({
  group: 'route.openshift.io',
  kind: 'Route',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/network_apis/route-route-openshift-io-v1',
  links(root) {
    const port = scalarAt(root, 'spec', 'port', 'targetPort');
    const backends = [at(root, 'spec', 'to'), ...itemsAt(root, 'spec', 'alternateBackends')];
    return backends.flatMap((backend) => backendLinks(backend, port));
  },
});

/** A port name is one of the Service; a number is one of the pods, which the name of no Service port decides. */
function backendLinks(backend: Node | undefined, port: ReturnType<typeof scalarAt>): readonly Link[] {
  return nameLink('backend', scalarAt(backend, 'name'), SERVICE).flatMap((of): readonly Link[] =>
    port && port.type !== 'number'
      ? [of, { type: 'port', role: 'backend port', port, protocol: 'TCP', of }]
      : [of],
  );
}
