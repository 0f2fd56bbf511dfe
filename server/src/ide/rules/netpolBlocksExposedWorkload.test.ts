import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`;

const DENY = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`;

const BALANCER = `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  type: LoadBalancer
  selector: {app: web}
  ports:
    - port: 80
      targetPort: http
#                 ^^^^ warning: No policy lets traffic of this \`LoadBalancer\` in to port 8080 of pod/web
${POD}${DENY}`;

test('a load balancer in front of pods that deny all ingress', () => {
  checkDiagnostics(BALANCER);
  checkFixedText(
    BALANCER,
    'Allow it by a NetworkPolicy',
    `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  type: LoadBalancer
  selector: {app: web}
  ports:
    - port: 80
      targetPort: http
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - ports:
        - protocol: TCP
          port: 8080
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`,
  );
});

const INGRESS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  defaultBackend:
    service:
      name: web
#           ^^^ warning: No policy lets an ingress controller in to port 8080 of pod/web
      port: {number: 80}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
${POD}${DENY}`;

test('an Ingress to pods that nobody may reach', () => {
  checkDiagnostics(INGRESS);
  checkFixedText(
    INGRESS,
    'Allow all pods of the cluster by a NetworkPolicy',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  defaultBackend:
    service:
      name: web
      port: {number: 80}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - from:
        - namespaceSelector: {}
      ports:
        - protocol: TCP
          port: 8080
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`,
  );
});

const service = (type: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {type: ${type}, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
`;

const allow = (rule: string): string => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: allow, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [${rule}]}
`;

test('silent: a rule for everyone or for addresses, inside Services, no isolation', () => {
  checkDiagnostics(service('LoadBalancer') + POD + DENY + allow('{ports: [{port: 8080}]}'));
  checkDiagnostics(service('NodePort') + POD + DENY + allow('{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}'));
  checkDiagnostics(service('ClusterIP') + POD + DENY);
  checkDiagnostics(service('LoadBalancer') + POD);
});

test('silent: an Ingress whose controller any peer may be', () => {
  checkDiagnostics(
    INGRESS.replace(/#.*\n/g, '\n') + allow('{from: [{podSelector: {matchLabels: {app: web}}}]}'),
  );
});

test('undecidable: templates, other kinds of policy, an open world, another unit', () => {
  checkDiagnostics(service('LoadBalancer') + POD + DENY + allow('{ports: [{port: "${PORT}"}]}'));
  checkDiagnostics(service('LoadBalancer') + POD + DENY.replace('{}', '{matchLabels: {app: "${APP}"}}'));
  for (const apiVersion of ['cilium.io/v2', 'helm.toolkit.fluxcd.io/v2']) {
    checkDiagnostics(`${service('LoadBalancer')}${POD}${DENY}---
apiVersion: ${apiVersion}
kind: ${apiVersion.startsWith('cilium') ? 'CiliumNetworkPolicy' : 'HelmRelease'}
metadata: {name: other, namespace: shop}
`);
  }
});

test('the port beside a rule that lets everybody in is a smaller repair', () => {
  const metrics = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: metrics, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 9090}]}]}
`;
  expect(fixTitles(BALANCER + metrics)).toContain('Add TCP 8080 to rule 1 of `metrics`');
});
