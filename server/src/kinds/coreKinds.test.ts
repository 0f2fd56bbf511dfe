/** Links of the core kinds: definition, references, completion and rename of each. */
import { expect, test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';
import { decoded } from '../testing/decoded';
import { linksOf } from './links';

const WORLD = `
#- world.yaml
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: serve}, {name: https, port: 443}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web, tier: front}}
    spec: {containers: [{name: app, ports: [{name: serve, containerPort: 8080}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: shop}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: config, namespace: shop}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, namespace: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: single, namespace: shop, labels: {app: single}}
spec: {containers: [{name: app, ports: [{name: one, containerPort: 81}]}]}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec: {secretName: issued, dnsNames: [shop.example.com]}
`;

/** Samples by the kind of which they are; the labels of each are its links. */
const SAMPLES: readonly (readonly [string, string])[] = [
  [
    'Service',
    `
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
#            ^^^^ -> namespace/shop
  annotations:
    prometheus.io/port: '8080'
#                        ^^^^ -> deployment/web {name: serve, containerPort: 8080}
spec:
  selector:
    app: web
#        ^^^ -> deployment/web app: web
  ports:
  - port: 80
    targetPort: serve
#               ^^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'Service by another name',
    `
apiVersion: v1
kind: Service
metadata: {name: alias, namespace: shop}
spec:
  type: ExternalName
  externalName: web.shop.svc.cluster.local
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^ -> service/web
`,
  ],
  [
    'Endpoints',
    `
apiVersion: v1
kind: Endpoints
metadata:
  name: web
#       ^^^ -> service/web
  namespace: shop
subsets:
- addresses:
  - ip: 10.0.0.1
    targetRef:
      kind: Pod
      name: single
#           ^^^^^^ -> pod/single
      namespace: shop
  ports:
  - port: 8080
    name: http
#         ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
`,
  ],
  [
    'EndpointSlice',
    `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-x
  namespace: shop
  labels:
    kubernetes.io/service-name: web
#                               ^^^ -> service/web
addressType: IPv4
endpoints:
- addresses: [10.0.0.1]
  targetRef:
    kind: Pod
    name: single
#         ^^^^^^ -> pod/single
ports:
- name: http
#       ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
  port: 8080
`,
  ],
  [
    'Ingress',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/default-backend: web
#                                                ^^^ -> service/web
    nginx.ingress.kubernetes.io/auth-secret: shop/keys
#                                                 ^^^^ -> secret/keys
spec:
  ingressClassName: nginx
#                   ^^^^^ -> ingressclass/nginx
  defaultBackend:
    resource: {apiGroup: example.com, kind: Bucket, name: static}
#                                                         ^^^^^^ -> bucket/static
  tls:
  - secretName: issued
#               ^^^^^^ -> certificate/web issued
  rules:
  - host: shop.example.com
#         ^^^^^^^^^^^^^^^^ -> certificate/web shop.example.com
    http:
      paths:
      - backend:
          service:
            name: web
#                 ^^^ -> service/web
            port:
              name: http
#                   ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
      - backend:
          service: {name: web, port: {number: 443}}
#                                             ^^^ -> service/web {name: https, port: 443}
---
apiVersion: example.com/v1
kind: Bucket
metadata: {name: static, namespace: shop}
`,
  ],
  [
    'Ingress before v1',
    `
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: old
  namespace: shop
  annotations:
    kubernetes.io/ingress.class: nginx
#                                ^^^^^ -> ingressclass/nginx
spec:
  backend:
    serviceName: web
#                ^^^ -> service/web
    servicePort: http
#                ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
`,
  ],
  [
    'IngressClass',
    `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: other}
spec:
  parameters:
    apiGroup: example.com
    kind: Parameters
    name: shared
#         ^^^^^^ -> parameters/shared
    namespace: shop
#              ^^^^ -> namespace/shop
---
apiVersion: example.com/v1
kind: Parameters
metadata: {name: shared, namespace: shop}
`,
  ],
  [
    'NetworkPolicy',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector:
    matchExpressions:
    - {key: app, operator: In, values: [web, other]}
#                                       ^^^ -> deployment/web app: web
  ingress:
  - from:
    - namespaceSelector:
        matchLabels:
          team: shop
#               ^^^^ -> namespace/shop team: shop
      podSelector:
        matchExpressions: [{key: tier, operator: Exists}]
#                                ^^^^ -> deployment/web tier: front
    ports:
    - port: serve
#           ^^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'HorizontalPodAutoscaler',
    `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
#                                                               ^^^ -> deployment/web
  metrics:
  - type: Object
    object: {describedObject: {kind: Service, name: web}}
#                                                   ^^^ -> service/web
`,
  ],
  [
    'HorizontalPodAutoscaler of a former group',
    `
apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: extensions/v1beta1, kind: Deployment, name: web}
#                                                                          ^^^ -> deployment/web
`,
  ],
  [
    'PodDisruptionBudget',
    `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
#                               ^^^ -> deployment/web app: web
`,
  ],
  [
    'ServiceAccount',
    `
apiVersion: v1
kind: ServiceAccount
metadata: {name: other, namespace: shop}
imagePullSecrets: [{name: keys}]
#                         ^^^^ -> secret/keys
secrets: [{name: keys}]
#                ^^^^ -> secret/keys
`,
  ],
  [
    'Secret',
    `
apiVersion: v1
kind: Secret
metadata:
  name: token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: robot
#                                       ^^^^^ -> serviceaccount/robot
`,
  ],
  [
    'ConfigMap, which only has a namespace',
    `
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
  namespace: shop
#            ^^^^ -> namespace/shop
`,
  ],
  [
    'Namespace',
    `
apiVersion: v1
kind: Namespace
metadata:
  name: mesh
  labels:
    istio.io/use-waypoint: waypoint
#                          ^^^^^^^^ -> gateway/waypoint
    istio.io/use-waypoint-namespace: shop
#                                    ^^^^ -> namespace/shop
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: waypoint, namespace: shop}
`,
  ],
  [
    'List',
    `
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: {name: listed, namespace: shop}
  spec:
    selector: {app: web}
#                   ^^^ -> deployment/web app: web
- apiVersion: v1
  kind: ServiceAccount
  metadata: {name: listed, namespace: shop}
  imagePullSecrets: [{name: keys}]
#                           ^^^^ -> secret/keys
`,
  ],
];

test.each(SAMPLES)('%s', (_, sample) => {
  checkLinks(sample + WORLD);
});

test('an empty selector of policy/v1beta1 selects nothing, one of policy/v1 every pod', () => {
  const links = (version: string) =>
    decoded(
      `apiVersion: policy/${version}\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {selector: {}}\n`,
    ).flatMap(linksOf);
  expect(links('v1beta1')).toEqual([]);
  expect(links('v1')).toHaveLength(1);
});
