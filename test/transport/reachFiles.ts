/** Two workloads and a policy between them, and what the page of the view is given. */

export const pods = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]}
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: api}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}
`;
export const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api}
spec:
  podSelector: {matchLabels: {app: api}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: http}]
`;
export const FILES = {
  'k8s/web.yaml': pods('web'),
  'k8s/api/api.yaml': `${pods('api')}---\n${SERVICE}`,
  'k8s/api/policy.yaml': POLICY,
};

interface PageData {
  readonly start: unknown;
  readonly picture: {
    readonly graph: {
      readonly edges: readonly {
        readonly source: string;
        readonly target: string;
        readonly change?: string;
      }[];
    };
  };
}

/** What a page of the view is given. */
export function dataOf(html: string): PageData {
  const [, json = ''] = /<script type="application\/json" id="picture">(.*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json) as PageData; // the page asks no more of it
}
