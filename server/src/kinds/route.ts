/** Route (OpenShift): a host to Services. */
import { at, itemsAt, type Node, scalarAt, type Text } from '../syntax/node';
import type { Link, NameLink, PortLink } from './link';
import { defineLinked, objectRefLinks, secretLinks, SERVICE } from './linked';
import { openShiftRouteFacts } from './openShiftRouteFacts';

export const route = defineLinked({
  facts: openShiftRouteFacts,
  group: 'route.openshift.io',
  kind: 'Route',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/network_apis/route-route-openshift-io-v1',
  links(root) {
    const port = scalarAt(root, 'spec', 'port', 'targetPort');
    const host = scalarAt(root, 'spec', 'host');
    const backends = [at(root, 'spec', 'to'), ...itemsAt(root, 'spec', 'alternateBackends')];
    return [
      ...(host ? [{ type: 'host', role: 'host', text: host, to: 'Host' } as const] : []),
      ...backends.flatMap((backend) => backendLinks(backend, port)),
      ...secretLinks('TLS secret', at(root, 'spec', 'tls'), 'externalCertificate'),
    ];
  },
});

function backendLinks(backend: Node | undefined, port: Text | undefined): readonly Link[] {
  return objectRefLinks('backend', backend, SERVICE).flatMap((of): readonly Link[] =>
    port ? [of, { type: 'port', role: 'backend port', port, protocol: 'TCP', of: ownerOf(of, port) }] : [of],
  );
}

/** A port name is one of the endpoints, which bear the names of the Service's ports; a number is one of the pods. */
function ownerOf(service: NameLink, port: Text): PortLink['of'] {
  return port.type === 'number' ? { type: 'pods-behind', services: service } : service;
}
