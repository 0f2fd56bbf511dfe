/** Links of the Prometheus operator's monitors. */
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
metadata: {name: web, namespace: shop, labels: {scrape: please}}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: serve}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
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
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop, labels: {probe: please}}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: ca, namespace: shop}
spec: {acme: {privateKeySecretRef: {name: account}}}
`;

test.each([
  [
    'ServiceMonitor',
    `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, namespace: monitoring}
spec:
  namespaceSelector: {matchNames: [shop]}
#                                  ^^^^ -> namespace/shop
  selector: {matchLabels: {scrape: please}}
#                                  ^^^^^^ -> service/web scrape: please
  endpoints:
  - port: http
#         ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
  - targetPort: serve
#               ^^^^^ -> deployment/web {name: serve, containerPort: 8080}
  - targetPort: 8080
#               ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'credentials of a ServiceMonitor',
    `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, namespace: shop}
spec:
  selector: {}
  endpoints:
  - tlsConfig:
      ca: {configMap: {name: config}}
#                            ^^^^^^ -> configmap/config
      cert: {secret: {name: keys}}
#                           ^^^^ -> secret/keys
      keySecret: {name: keys}
#                       ^^^^ -> secret/keys
    basicAuth: {username: {name: keys}, password: {name: keys}}
#                                ^^^^ -> secret/keys
#                                                        ^^^^ -> secret/keys
    authorization: {credentials: {name: keys}}
#                                       ^^^^ -> secret/keys
    oauth2: {clientId: {secret: {name: keys}}, clientSecret: {name: keys}}
#                                      ^^^^ -> secret/keys
#                                                                   ^^^^ -> secret/keys
    bearerTokenSecret: {name: keys}
#                             ^^^^ -> secret/keys
`,
  ],
  [
    'PodMonitor',
    `
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
#                               ^^^ -> deployment/web app: web
  podMetricsEndpoints: [{port: serve}, {portNumber: 8080}]
#                              ^^^^^ -> deployment/web {name: serve, containerPort: 8080}
#                                                   ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'Probe',
    `
apiVersion: monitoring.coreos.com/v1
kind: Probe
metadata: {name: web, namespace: shop}
spec:
  prober: {url: web.shop.svc:80}
#               ^^^^^^^^^^^^ -> service/web
#                            ^^ -> service/web {name: http, port: 80, targetPort: serve}
  targets: {ingress: {selector: {matchLabels: {probe: please}}, namespaceSelector: {matchNames: [shop]}}}
#                                                     ^^^^^^ -> ingress/web probe: please
#                                                                                                ^^^^ -> namespace/shop
`,
  ],
])('%s', (_, sample) => {
  checkLinks(sample + WORLD);
});
