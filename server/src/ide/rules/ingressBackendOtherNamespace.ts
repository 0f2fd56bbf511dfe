/** An Ingress backend whose Service is in another namespace. */
import { backendsOf } from '../../kinds/ingress';
import { is, nameOf } from '../../kinds/object';
import { service as serviceKind } from '../../kinds/service';
import type { Service } from '../../network/backends';
import { serviceDnsName } from '../../network/dns';
import { findServicePort } from '../../network/ports';
import { findByName } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { createExternalName } from './createService';
import { findBackends, type Ingress } from './ingressBackends';
import type { Rule } from './rule';
import { namespaceOf } from './words';

export const ingressBackendOtherNamespace: Rule = {
  code: 'ingress-backend-other-namespace',
  severity: 'error',
  summary: 'The Service of an Ingress backend exists only in another namespace',
  about: `
An Ingress reaches Services of its own namespace only; there is no field for another one. Move the Ingress to the
Service, or make an ExternalName Service that stands for it (which some controllers do not follow).

It is silent where the namespace of either is decided by the deployment, and where Services may exist that the files do
not show.

\`\`\`yaml
kind: Ingress
metadata:
  namespace: edge
spec:
  defaultBackend:
    service:
      name: web # of namespace shop
\`\`\`
`,
  check(object, snapshot) {
    return findBackends(snapshot, object, 'other-namespace', (ingress, _backend, found) => {
      const { service: name, services } = found;
      const namespaces = [...new Set(services.map((each) => namespaceOf(snapshot, each)))].join(', ');
      return {
        span: name,
        message: `Service \`${name.value}\` is in ${namespaces}, and an Ingress reaches only ${namespaceOf(snapshot, object)}`,
        related: services.map((each) => ({
          object: each,
          span: each.name ?? each.kind,
          message: `Service \`${nameOf(each)}\` of ${namespaceOf(snapshot, each)}`,
        })),
        fixes: (read: ReadText) =>
          services.flatMap((each) => [
            ...moveFixes(snapshot, ingress, each),
            ...createExternalName(snapshot, ingress, name, serviceDnsName(snapshot, each), read),
          ]),
      };
    });
  },
};

/** Move the Ingress, where all its backends are in that namespace. */
function moveFixes(snapshot: Snapshot, ingress: Ingress, service: Service): readonly Fix[] {
  const namespace = snapshot.namespaceOf(service);
  if (namespace === undefined || !ingress.namespace) return [];
  const leads = backendsOf(ingress.spec).every(({ service: name, port }) => {
    const found = findByName(snapshot, '', 'Service', name?.value ?? '', { from: ingress, namespace });
    return found.own.some(
      (each) => is(each, serviceKind) && (!port || findServicePort(each.spec.ports, port) !== undefined),
    );
  });
  if (!leads) return [];
  const edit = replaceScalar(snapshot, ingress, ingress.namespace, namespace);
  return fixOf(`Move the Ingress to namespace \`${namespace}\``, 'preferred', [edit]);
}
