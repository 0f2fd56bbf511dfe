/** Links of the Gateway API. */
import { test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';

const WORLD = `
#- world.yaml
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: config, namespace: shop}
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: shop}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: shared}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
spec: {listeners: [{name: https, port: 443, hostname: '*.example.com'}]}
`;

const LISTENERS = `
  listeners:
  - name: extra
    tls:
      certificateRefs: [{name: keys}]
#                              ^^^^ -> secret/keys
      frontendValidation: {caCertificateRefs: [{kind: ConfigMap, group: '', name: config}]}
#                                                                                 ^^^^^^ -> configmap/config
    allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}
#                                                                               ^^^^ -> namespace/shop team: shop
`;

function route(kind: string, version: string, port: string): string {
  return `
apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: {name: web, namespace: shop}
spec:
  parentRefs:
  - name: public
#         ^^^^^^ -> gateway/public
    namespace: edge
    sectionName: https
#                ^^^^^ -> gateway/public {name: https, port: 443, hostname: '*.example.com'}
  rules:
  - backendRefs:
    - {name: web, port: ${port}}
#            ^^^ -> service/web
#                       ^^ -> service/web {name: http, port: 80}
`;
}

test.each([
  [
    'GatewayClass',
    `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: own}
spec: {parametersRef: {group: '', kind: ConfigMap, name: config, namespace: shop}}
#                                                        ^^^^^^ -> configmap/config
`,
  ],
  [
    'Gateway',
    `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: own, namespace: shop}
spec:
  gatewayClassName: shared
#                   ^^^^^^ -> gatewayclass/shared
  infrastructure: {parametersRef: {group: '', kind: ConfigMap, name: config}}
#                                                                    ^^^^^^ -> configmap/config
  allowedListeners: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}
#                                                                                ^^^^ -> namespace/shop team: shop${LISTENERS}`,
  ],
  [
    'ListenerSet',
    `
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: own, namespace: shop}
spec:
  parentRef: {name: public, namespace: edge}
#                   ^^^^^^ -> gateway/public${LISTENERS}`,
  ],
  [
    'XListenerSet',
    `
apiVersion: gateway.networking.x-k8s.io/v1alpha1
kind: XListenerSet
metadata: {name: own, namespace: shop}
spec:
  parentRef: {kind: Gateway, group: gateway.networking.k8s.io, name: public, namespace: edge}
#                                                                    ^^^^^^ -> gateway/public${LISTENERS}`,
  ],
  ['HTTPRoute', route('HTTPRoute', 'v1', '80')],
  ['GRPCRoute', route('GRPCRoute', 'v1', '80')],
  ['TCPRoute', route('TCPRoute', 'v1alpha2', '80')],
  ['TLSRoute', route('TLSRoute', 'v1alpha3', '80')],
  ['UDPRoute', route('UDPRoute', 'v1alpha2', '80')],
  [
    'filters, hosts and other parents of routes',
    `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: web, namespace: shop}
spec:
  hostnames: [shop.example.com, '*.example.com']
#             ^^^^^^^^^^^^^^^^ -> gateway/public *.example.com
#                                ^^^^^^^^^^^^^ -> gateway/public *.example.com
  parentRefs:
  - {group: '', kind: Service, name: web, port: 80}
#                                    ^^^ -> service/web
#                                               ^^ -> service/web {name: http, port: 80}
  rules:
  - filters:
    - requestMirror: {backendRef: {name: web, port: 80}}
#                                        ^^^ -> service/web
    - externalAuth: {backendRef: {name: web, port: 80}}
#                                                  ^^ -> service/web {name: http, port: 80}
    - extensionRef: {group: example.com, kind: Filter, name: slow}
#                                                            ^^^^ -> filter/slow
    backendRefs:
    - {group: example.com, kind: Filter, name: slow}
#                                              ^^^^ -> filter/slow
---
apiVersion: example.com/v1
kind: Filter
metadata: {name: slow, namespace: shop}
`,
  ],
  [
    'ReferenceGrant',
    `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: own, namespace: shop}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]
#                                                                       ^^^^ -> namespace/shop
  to: [{group: '', kind: Service, name: web}]
#                                       ^^^ -> service/web
`,
  ],
  [
    'BackendTLSPolicy',
    `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: own, namespace: shop}
spec:
  targetRefs: [{group: '', kind: Service, name: web, sectionName: http}]
#                                               ^^^ -> service/web
#                                                                 ^^^^ -> service/web {name: http, port: 80}
  validation: {caCertificateRefs: [{group: '', kind: ConfigMap, name: config}]}
#                                                                     ^^^^^^ -> configmap/config
`,
  ],
  [
    'BackendTLSPolicy of v1alpha2',
    `
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: BackendTLSPolicy
metadata: {name: own, namespace: shop}
spec:
  targetRef: {group: '', kind: Service, name: web}
#                                             ^^^ -> service/web
  tls: {caCertRefs: [{group: '', kind: ConfigMap, name: config}]}
#                                                       ^^^^^^ -> configmap/config
`,
  ],
])('%s', (_, sample) => {
  checkLinks(sample + WORLD);
});

test('a Gateway whose certificate cert-manager makes', () => {
  checkLinks(`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: own
  namespace: shop
  annotations:
    cert-manager.io/issuer: internal
#                           ^^^^^^^^ -> issuer/internal
spec: {listeners: [{name: a, tls: {certificateRefs: [{name: made}]}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {volumes: [{name: a, secret: {secretName: made}}]}
#                                               ^^^^ -> gateway/own made
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: internal, namespace: shop}
`);
});
