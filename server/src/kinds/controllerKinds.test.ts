/** Links of the kinds of OpenShift, Argo, KEDA, Contour, cert-manager and sealed Secrets. */
import { test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';
import { WORLD } from '../testing/linkedWorld';

test.each([
  [
    'Route',
    `
apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: web, namespace: shop}
spec:
  host: shop.example.com
  to: {kind: Service, name: web}
#                           ^^^ -> service/web
  alternateBackends: [{kind: Service, name: web}]
#                                           ^^^ -> service/web
  port: {targetPort: http}
#                    ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
  tls: {externalCertificate: {name: keys}}
#                                   ^^^^ -> secret/keys
`,
  ],
  [
    'Route to a port number, which is one of the pods',
    `
apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: web, namespace: shop}
spec: {to: {name: web}, port: {targetPort: 8080}}
#                                          ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'Rollout',
    `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web, namespace: shop}
spec:
  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}
#                                                            ^^^ -> deployment/web
  strategy:
    canary:
      stableService: web
#                    ^^^ -> service/web
      canaryService: web
#                    ^^^ -> service/web
      pingPong: {pingService: web, pongService: web}
#                             ^^^ -> service/web
#                                               ^^^ -> service/web
      analysis: {templates: [{templateName: rate}]}
#                                           ^^^^ -> analysistemplate/rate
      steps:
      - analysis: {templates: [{templateName: all, clusterScope: true}]}
#                                             ^^^ -> clusteranalysistemplate/all
      - experiment: {analyses: [{name: a, templateName: rate}]}
#                                                       ^^^^ -> analysistemplate/rate
      trafficRouting:
        nginx: {stableIngress: web, stableIngresses: [web]}
#                              ^^^ -> ingress/web
#                                                     ^^^ -> ingress/web
        alb: {ingress: web, rootService: web}
#                      ^^^ -> ingress/web
#                                        ^^^ -> service/web
        istio:
          virtualServices: [{name: web}]
#                                  ^^^ -> virtualservice/web
          destinationRule: {name: web, stableSubsetName: stable}
#                                 ^^^ -> destinationrule/web
#                                                        ^^^^^^ -> destinationrule/web {name: stable}
        traefik: {weightedTraefikServiceName: web}
#                                             ^^^ -> traefikservice/web
        plugins: {argoproj-labs/gatewayAPI: {httpRoute: web, namespace: shop}}
#                                                       ^^^ -> httproute/web
    blueGreen:
      activeService: web
#                    ^^^ -> service/web
      previewService: web
#                     ^^^ -> service/web
      prePromotionAnalysis: {templates: [{templateName: rate}]}
#                                                       ^^^^ -> analysistemplate/rate
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: rate, namespace: shop}
---
apiVersion: argoproj.io/v1alpha1
kind: ClusterAnalysisTemplate
metadata: {name: all}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: shop}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web, namespace: shop}
spec: {host: web, subsets: [{name: stable}]}
---
apiVersion: traefik.io/v1alpha1
kind: TraefikService
metadata: {name: web, namespace: shop}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: shop}
`,
  ],
  [
    'ScaledObject',
    `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {name: web}
#                        ^^^ -> deployment/web
  triggers: [{type: cron, authenticationRef: {name: keys, kind: ClusterTriggerAuthentication}}]
#                                                   ^^^^ -> clustertriggerauthentication/keys
---
apiVersion: keda.sh/v1alpha1
kind: ClusterTriggerAuthentication
metadata: {name: keys}
`,
  ],
  [
    'HTTPProxy',
    `
apiVersion: projectcontour.io/v1
kind: HTTPProxy
metadata: {name: web, namespace: shop}
spec:
  ingressClassName: nginx
#                   ^^^^^ -> ingressclass/nginx
  virtualhost:
    fqdn: shop.example.com
    tls: {secretName: shop/keys, clientValidation: {caSecret: keys, crlSecret: keys}}
#                     ^^^^ -> namespace/shop
#                          ^^^^ -> secret/keys
#                                                             ^^^^ -> secret/keys
#                                                                              ^^^^ -> secret/keys
    authorization: {extensionRef: {name: auth}}
#                                        ^^^^ -> extensionservice/auth
    rateLimitPolicy: {global: {extensionRef: {name: auth}}}
#                                                   ^^^^ -> extensionservice/auth
  includes: [{name: child}]
#                   ^^^^^ -> httpproxy/child
  routes: [{services: [{name: web, port: 80, validation: {caSecret: keys}}]}]
#                             ^^^ -> service/web
#                                        ^^ -> service/web {name: http, port: 80, targetPort: serve}
#                                                                   ^^^^ -> secret/keys
---
apiVersion: projectcontour.io/v1
kind: HTTPProxy
metadata: {name: child, namespace: shop}
spec: {tcpproxy: {services: [{name: web, port: 80}], include: {name: child}}}
#                                   ^^^ -> service/web
#                                                                    ^^^^^ -> httpproxy/child
---
apiVersion: projectcontour.io/v1alpha1
kind: ExtensionService
metadata: {name: auth, namespace: shop}
`,
  ],
  [
    'ExtensionService',
    `
apiVersion: projectcontour.io/v1alpha1
kind: ExtensionService
metadata: {name: auth, namespace: shop}
spec: {services: [{name: web, port: 80}], validation: {caSecret: keys}}
#                        ^^^ -> service/web
#                                                                ^^^^ -> secret/keys
`,
  ],
  [
    'Issuer',
    `
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: own, namespace: shop}
spec:
  ca: {secretName: keys}
#                  ^^^^ -> issuer/own keys, secret/keys
  acme:
    privateKeySecretRef: {name: keys}
#                               ^^^^ -> issuer/own keys, secret/keys
    solvers:
    - http01: {ingress: {ingressClassName: nginx, name: web}}
#                                          ^^^^^ -> ingressclass/nginx
#                                                       ^^^ -> ingress/web
    - http01: {gatewayHTTPRoute: {parentRefs: [{name: public}]}}
#                                                     ^^^^^^ -> gateway/public
    - dns01: {cloudflare: {apiTokenSecretRef: {name: keys}}}
#                                                    ^^^^ -> issuer/own keys, secret/keys
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
`,
  ],
  [
    'ClusterIssuer',
    `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: own}
spec: {ca: {secretName: keys}}
#                       ^^^^ -> secret/keys
`,
  ],
  [
    'Certificate',
    `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: made
  issuerRef: {name: ca}
#                   ^^ -> issuer/ca
  keystores: {jks: {passwordSecretRef: {name: keys}}}
#                                             ^^^^ -> secret/keys
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {volumes: [{name: a, secret: {secretName: made}}]}
#                                               ^^^^ -> certificate/web made
`,
  ],
  [
    'Ingress with a certificate of its own',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: tls
  namespace: shop
  annotations: {cert-manager.io/issuer: ca}
#                                       ^^ -> issuer/ca
spec: {tls: [{hosts: [shop.example.com], secretName: made}], rules: [{host: shop.example.com}]}
#                                                                           ^^^^^^^^^^^^^^^^ -> ingress/tls shop.example.com
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {volumes: [{name: a, secret: {secretName: made}}]}
#                                               ^^^^ -> ingress/tls made
`,
  ],
  [
    'SealedSecret and ExternalSecret',
    `
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: sealed, namespace: shop}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: outside, namespace: shop}
spec: {target: {name: inside}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  imagePullSecrets: [{name: sealed}, {name: inside}]
#                           ^^^^^^ -> sealedsecret/sealed
#                                           ^^^^^^ -> externalsecret/outside inside
`,
  ],
])('%s', (_, sample) => {
  checkLinks(sample + WORLD);
});
