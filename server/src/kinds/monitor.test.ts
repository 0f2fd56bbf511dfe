/** Links of the Prometheus operator's monitors. */
import { test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';
import { WORLD } from '../testing/linkedWorld';

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
