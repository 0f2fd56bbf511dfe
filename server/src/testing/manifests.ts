/** Short manifests for fixtures in which only one thing matters. */

/** A Deployment whose pods carry `labels` and declare `ports`, both as flow YAML. */
export function deployment(name: string, labels: string, ports = '', more = ''): string {
  return `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: 2
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: app, ports: [${ports}]}]${more}}
`;
}

/** A Service in the same namespace; `spec` as flow YAML without its braces. */
export function service(name: string, spec: string): string {
  return `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {${spec}}
`;
}

/** A NetworkPolicy in the same namespace; `spec` as flow YAML without its braces. */
export function policy(name: string, spec: string): string {
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec: {${spec}}
`;
}
