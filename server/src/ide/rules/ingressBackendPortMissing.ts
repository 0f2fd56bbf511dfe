/** An Ingress backend that names no port of its Service. */
import type { IngressBackend } from '../../kinds/ingress';
import { type KubeObject, nameOf } from '../../kinds/object';
import type { ServicePort } from '../../kinds/service';
import { similarTo } from '../../network/nearMiss';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf } from '../editText';
import { findBackends, type Ingress } from './ingressBackends';
import { usePort } from './portFixes';
import type { Related, Rule } from './rule';
import { portWords } from './words';

export const ingressBackendPortMissing: Rule = {
  code: 'ingress-backend-port-missing',
  severity: 'error',
  summary: 'An Ingress backend names no port of its Service',
  about: `
The port of a backend is a port of the Service, by its number or its name. Any other has no endpoints, and the controller
answers with an error (503 in most). A number that is the targetPort is \`ingress-backend-target-port\`.

It is silent for ExternalName Services, which need no list of ports, and where a template decides the ports.

\`\`\`yaml
backend:
  service:
    name: web
    port:
      number: 81 # the Service has port 80
\`\`\`
`,
  check(object, snapshot) {
    return findBackends(snapshot, object, 'port-missing', (ingress, backend, { wanted, service }) => {
      const { ports } = service.spec;
      const [similar] = similarTo(wanted.value, ports, (port) => port.name?.value);
      const known = ports.map(portWords).join(', ');
      const suggestion = similar
        ? `; did you mean \`${similar.name?.value}\`?`
        : known && `; it has ${known}`;
      return {
        span: wanted,
        message: `Service \`${nameOf(service)}\` has no port \`${wanted.value}\`${suggestion}`,
        related: relatedPorts(service, ports),
        fixes: () => portFixes(snapshot, ingress, backend, wanted, ports, similar),
      };
    });
  },
};

const MAX_PORTS = 5;

function relatedPorts(service: KubeObject, ports: readonly ServicePort[]): readonly Related[] {
  if (ports.length === 0) {
    return [{ object: service, span: service.name ?? service.kind, message: 'The Service lists no ports' }];
  }
  return ports
    .slice(0, MAX_PORTS)
    .map((port) => ({ object: service, span: port, message: `Port ${portWords(port)}` }));
}

function portFixes(
  snapshot: Snapshot,
  ingress: Ingress,
  backend: IngressBackend,
  wanted: Text,
  ports: readonly ServicePort[],
  similar: ServicePort | undefined,
): readonly Fix[] {
  return ports.slice(0, MAX_PORTS).flatMap((port) => {
    const use = usePort(snapshot, ingress, backend, port);
    const preferred = port === similar || ports.length === 1;
    return use && String(use.value) !== wanted.value
      ? fixOf(`Change the port to \`${use.value}\``, preferred ? 'preferred' : 'alternative', use.edits)
      : [];
  });
}
