/** An Ingress backend that names no Service. */
import type { IngressBackend } from '../../kinds/ingress';
import { nameOf } from '../../kinds/object';
import type { Service } from '../../network/backends';
import { type Text } from '../../syntax/node';
import { referredName } from '../../network/referredName';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { createService } from './createService';
import { findBackends, type Ingress } from './ingressBackends';
import { portsFor } from './portFixes';
import type { Rule } from './rule';
import { namespaceOf } from './words';

export const ingressBackendMissing: Rule = {
  code: 'ingress-backend-missing',
  severity: 'error',
  summary: 'An Ingress backend names no Service in its namespace',
  about: `
A backend of an Ingress, in its rules or its \`defaultBackend\`, names a Service of the Ingress' own namespace. Without it
the controller answers with an error (503 in most).

It is reported where the name is a near miss of a Service that exists, or where the files show everything that is
deployed together, and there are Services among it. It is silent where Services may exist that the files do not show,
where the Service is in another folder of the workspace, and for the actions of the AWS Load Balancer Controller
(\`use-annotation\`).

\`\`\`yaml
backend:
  service:
    name: checkuot # the Service is named checkout
\`\`\`
`,
  check(object, snapshot) {
    return findBackends(snapshot, object, 'missing', (ingress, backend, { service: name, similar }) => {
      const [nearest] = similar;
      const suggestion = nearest ? `; did you mean \`${referredName(object, nearest)}\`?` : '';
      return {
        span: name,
        message: `No Service \`${name.value}\` in ${namespaceOf(snapshot, object)}${suggestion}`,
        related: similar.slice(0, MAX_SUGGESTIONS).map((service) => ({
          object: service,
          span: service.name ?? service.kind,
          message: `Service \`${nameOf(service)}\``,
        })),
        missing: { kind: 'Service', namespace: snapshot.namespaceOf(object), name: name.value },
        fixes: (read: ReadText) => [
          ...distinct(similar).flatMap((service, at) =>
            renameFixes(snapshot, ingress, backend, name, service, at === 0 ? 'preferred' : 'alternative'),
          ),
          ...createService(snapshot, ingress, name, read),
        ],
      };
    });
  },
};

const MAX_SUGGESTIONS = 3;

/** Copies of a Service stand in several overlays; one of each name is enough. */
function distinct(services: readonly Service[]): readonly Service[] {
  const byName = new Map(services.toReversed().map((service) => [nameOf(service), service]));
  return [...byName.values()].toReversed().slice(0, MAX_SUGGESTIONS);
}

/** The other name; and where that Service does not have the port, one that it has. */
function renameFixes(
  snapshot: Snapshot,
  ingress: Ingress,
  backend: IngressBackend,
  name: Text,
  service: Service,
  rank: 'preferred' | 'alternative',
): readonly Fix[] {
  const wanted = referredName(ingress, service);
  const renamed = replaceScalar(snapshot, ingress, name, wanted);
  const title = `Change the Service to \`${wanted}\``;
  const [port] = portsFor(snapshot, ingress, backend, service.spec.ports);
  if (!port) return fixOf(title, rank, [renamed]);
  return fixOf(`${title}, port \`${port.value}\``, rank, [renamed, ...port.edits]);
}
