/** Endpoints, which EndpointSlices have replaced. */
import { endpoints } from '../../kinds/endpoints';
import { is } from '../../kinds/object';
import type { Rule } from './rule';

export const endpointsDeprecated: Rule = {
  code: 'endpoints-deprecated',
  severity: 'hint',
  summary: 'The Endpoints API is deprecated',
  about: `
The Endpoints API is deprecated since Kubernetes 1.33: it has one address family and at most 1000 addresses. It still
works, by copies of each as EndpointSlices.

It is silent for clusters before 1.33 (\`selectrail.kubernetesVersion\`).

\`\`\`yaml
kind: Endpoints # EndpointSlice, with the label kubernetes.io/service-name
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, endpoints)) return [];
    const { kubernetesMinor } = snapshot.settings;
    if (kubernetesMinor !== undefined && kubernetesMinor < DEPRECATED_IN) return [];
    return [
      {
        span: object.kind,
        message: 'Endpoints are deprecated since Kubernetes 1.33; an EndpointSlice does the same',
        tag: 'deprecated',
      },
    ];
  },
};

const DEPRECATED_IN = 33;
