/** A backend of a Gateway API route that names no Service, or no port of its Service. */
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Service } from '../../network/backends';
import { backendState, type RouteBackend, routeBackends } from '../../network/routing/routeBackends';
import type { Snapshot } from '../../workspace/snapshot';
import { portFixes, renameFixes, namespaceFixes, addPortFixes } from './routeBackendFixes';
import type { Finding, Related, Rule } from './rule';
import { linkNamespace, namespaceOf, namespaceWords, portWords } from './words';

export const gatewayBackendMissing: Rule = {
  code: 'gateway-backend-missing',
  severity: 'error',
  summary: 'A backend of a route names no Service, or no port of its Service',
  about: `
A backend of an HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute names a Service (of the route's namespace, unless it
says another) and a port of that Service, never its targetPort. Requests that go to any other are answered with an error
(500 for HTTP). Mirrors are backends, too.

That the Service is missing is reported where the name is a near miss of one that exists, or where the files show
everything that is deployed together, and there are Services among it. It is silent where Services may exist that the
files do not show, for backends of other kinds, and where a template decides.

\`\`\`yaml
backendRefs:
  - name: checkuot # the Service is named checkout
    port: 80
\`\`\`
`,
  check(object, snapshot) {
    return routeBackends(object).flatMap((backend) => inBackend(snapshot, object, backend));
  },
};

const MAX_RELATED = 5;

function inBackend(snapshot: Snapshot, route: KubeObject, backend: RouteBackend): readonly Finding[] {
  const { link } = backend;
  const { text } = link;
  const found = backendState(snapshot, route, backend);
  const namespace = linkNamespace(snapshot, route, link);
  switch (found.state) {
    case 'fine':
      return [];
    case 'missing': {
      const { similar } = found;
      const suggestion = similar[0] ? `; did you mean \`${nameOf(similar[0])}\`?` : '';
      return [
        {
          span: text,
          message: `No Service \`${text.value}\` in ${namespaceWords(namespace)}${suggestion}`,
          missing: { kind: link.kind, namespace, name: text.value },
          related: relatedServices(snapshot, similar),
          fixes: () => renameFixes(snapshot, route, backend, similar),
        },
      ];
    }
    case 'other-namespace': {
      const where = [...new Set(found.services.map((each) => namespaceOf(snapshot, each)))].join(', ');
      return [
        {
          span: text,
          message: `Service \`${text.value}\` is in ${where}, and this backend looks in ${namespaceWords(namespace)}`,
          related: relatedServices(snapshot, found.services),
          fixes: (read) => namespaceFixes(snapshot, route, backend, found.services, read),
        },
      ];
    }
    case 'no-port':
      return [
        {
          span: text,
          message: 'A backend that is a Service needs a port',
          fixes: (read) => addPortFixes(snapshot, route, backend, found.service, read),
        },
      ];
    case 'target-port':
    case 'port-missing': {
      const { service, wanted } = found;
      const { ports } = service.spec;
      const known = ports.map(portWords).join(', ');
      const detail =
        found.state === 'target-port'
          ? `that is the targetPort of ${portWords(found.port)}`
          : known && `it has ${known}`;
      return [
        {
          span: wanted,
          message: `Service \`${nameOf(service)}\` has no port \`${wanted.value}\`${detail && `; ${detail}`}`,
          related: ports.slice(0, MAX_RELATED).map((port) => ({
            object: service,
            span: port,
            message: `Port ${portWords(port)}`,
          })),
          fixes: () =>
            portFixes(snapshot, route, wanted, ports, found.state === 'target-port' ? found.port : undefined),
        },
      ];
    }
  }
}

function relatedServices(snapshot: Snapshot, services: readonly Service[]): readonly Related[] {
  return services.slice(0, MAX_RELATED).map((each) => ({
    object: each,
    span: each.name ?? each.kind,
    message: `Service \`${nameOf(each)}\` of ${namespaceOf(snapshot, each)}`,
  }));
}
