/** An Ingress backend that names the targetPort of its Service instead of the port. */
import { nameOf } from '../../kinds/object';
import { fixOf } from '../editText';
import { findBackends } from './ingressBackends';
import { usePort } from './portFixes';
import type { Rule } from './rule';

export const ingressBackendTargetPort: Rule = {
  code: 'ingress-backend-target-port',
  severity: 'warning',
  summary: 'An Ingress backend names the targetPort of its Service, not its port',
  about: `
The port of a backend is the Service's \`port\` (or its \`name\`), never its \`targetPort\`. ingress-nginx accepts the
targetPort nevertheless; other controllers answer with an error.

It is silent for ExternalName Services and where a template decides the ports.

\`\`\`yaml
backend:
  service:
    name: web # port: 80, targetPort: 8080
    port:
      number: 8080
\`\`\`
`,
  check(object, snapshot) {
    return findBackends(snapshot, object, 'target-port', (ingress, backend, { wanted, service, port }) => {
      const use = usePort(snapshot, ingress, backend, port);
      const instead = use ? `; its port is \`${use.value}\`` : '';
      return {
        span: wanted,
        message: `\`${wanted.value}\` is the targetPort of Service \`${nameOf(service)}\`${instead}`,
        related: [
          {
            object: service,
            span: port,
            message: `Port ${port.number?.value} leads to targetPort ${wanted.value}`,
          },
        ],
        fixes: () => (use ? fixOf(`Change the port to \`${use.value}\``, 'preferred', use.edits) : []),
      };
    });
  },
};
