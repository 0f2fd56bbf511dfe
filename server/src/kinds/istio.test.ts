/** Links of Istio's kinds. */
import { test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';

const WORLD = `
#- world.yaml
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web, version: v1}}
    spec: {containers: [{name: app, ports: [{name: serve, containerPort: 8080}]}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, namespace: shop}
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: shop}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: waypoint, namespace: shop}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: store, namespace: edge}
spec: {servers: [{hosts: [shop/store.example.com]}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web-rule, namespace: shop}
spec: {host: web.shop.svc.cluster.local, subsets: [{name: stable, labels: {version: v1}}]}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: pay, namespace: shop}
spec: {hosts: [pay.example.org], ports: [{number: 443, name: tls}]}
`;

test.each([
  [
    'VirtualService',
    `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: store, namespace: shop}
spec:
  hosts: [store.example.com, web]
#         ^^^^^^^^^^^^^^^^^ -> gateway/store store.example.com
#                            ^^^ -> service/web
  gateways: [edge/store, mesh]
#                 ^^^^^ -> gateway/store
  http:
  - match: [{sourceLabels: {app: web}, gateways: [edge/store], sourceNamespace: shop}]
#                                ^^^ -> deployment/web app: web
#                                                      ^^^^^ -> gateway/store
#                                                                               ^^^^ -> namespace/shop
    delegate: {name: other, namespace: shop}
#                    ^^^^^ -> virtualservice/other
    route:
    - destination: {host: web, port: {number: 80}, subset: stable}
#                         ^^^ -> service/web
#                                             ^^ -> service/web {name: http, port: 80}
#                                                          ^^^^^^ -> destinationrule/web-rule {name: stable, labels: {version: v1}}
    - destination: {host: pay.example.org, port: {number: 443}}
#                         ^^^^^^^^^^^^^^^ -> serviceentry/pay pay.example.org
#                                                         ^^^ -> serviceentry/pay {number: 443, name: tls}
    mirrors: [{destination: {host: web.shop.svc.cluster.local}}]
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ -> service/web
  tcp:
  - route: [{destination: {host: web}}]
#                                ^^^ -> service/web
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: other, namespace: shop}
`,
  ],
  [
    'DestinationRule',
    `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: own, namespace: mesh}
spec:
  host: web.shop.svc.cluster.local
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^ -> service/web
  trafficPolicy:
    portLevelSettings: [{port: {number: 80}}]
#                                       ^^ -> service/web {name: http, port: 80}
  subsets:
  - name: a
    labels: {version: v1}
#                     ^^ -> deployment/web version: v1
`,
  ],
  [
    'TLS and workloads of a DestinationRule',
    `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: own, namespace: shop}
spec:
  host: pay.example.org
#       ^^^^^^^^^^^^^^^ -> serviceentry/pay pay.example.org
  workloadSelector: {matchLabels: {app: web}}
#                                       ^^^ -> deployment/web app: web
  trafficPolicy: {tls: {credentialName: keys}}
#                                       ^^^^ -> secret/keys
`,
  ],
  [
    'Gateway',
    `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: own, namespace: shop}
spec:
  selector: {app: web}
#                 ^^^ -> deployment/web app: web
  servers: [{hosts: ['*'], tls: {credentialName: keys}}]
#                                                ^^^^ -> secret/keys
`,
  ],
  [
    'ServiceEntry',
    `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: own, namespace: shop}
spec:
  hosts: [vm.example.org]
  workloadSelector: {labels: {app: web}}
#                                  ^^^ -> deployment/web app: web
`,
  ],
  [
    'Sidecar',
    `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: own, namespace: shop}
spec:
  workloadSelector: {labels: {app: web}}
#                                  ^^^ -> deployment/web app: web
  ingress: [{port: {number: 8080}}]
#                           ^^^^ -> deployment/web {name: serve, containerPort: 8080}
  egress:
  - hosts: [./web.shop.svc.cluster.local, shop/*, '*/pay.example.org']
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^ -> service/web
#                                         ^^^^ -> namespace/shop
#                                                    ^^^^^^^^^^^^^^^ -> serviceentry/pay pay.example.org
`,
  ],
  [
    'AuthorizationPolicy',
    `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: own, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
#                               ^^^ -> deployment/web app: web
  rules:
  - from:
    - source: {principals: [cluster.local/ns/shop/sa/robot]}
#                                            ^^^^ -> namespace/shop
#                                                    ^^^^^ -> serviceaccount/robot
    - source: {namespaces: [shop], serviceAccounts: [shop/robot, robot]}
#                           ^^^^ -> namespace/shop
#                                                         ^^^^^ -> serviceaccount/robot
#                                                                ^^^^^ -> serviceaccount/robot
    to: [{operation: {ports: ['8080']}}]
#                              ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'targets of an AuthorizationPolicy',
    `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: own, namespace: shop}
spec:
  targetRefs:
  - {group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}
#                                                           ^^^^^^^^ -> gateway/waypoint
  - {group: '', kind: Service, name: web}
#                                    ^^^ -> service/web
`,
  ],
  [
    'RequestAuthentication',
    `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: {name: own, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
#                               ^^^ -> deployment/web app: web
  targetRef: {group: '', kind: Service, name: web}
#                                             ^^^ -> service/web
`,
  ],
  [
    'PeerAuthentication',
    `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: own, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
#                               ^^^ -> deployment/web app: web
  portLevelMtls:
    8080: {mode: DISABLE}
#   ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
])('%s', (_, sample) => {
  checkLinks(sample + WORLD);
});
