/** Links of Traefik's kinds, in both of its groups. */
import { test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';

const WORLD = `
#- world.yaml
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: [{name: http, port: 80, targetPort: serve}]}
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: shop}
`;

test.each(['traefik.io', 'traefik.containo.us'])('the kinds of %s', (group) => {
  const object = (kind: string, name: string, spec = ''): string => `---
apiVersion: ${group}/v1alpha1
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
${spec}`;
  const sample = [
    object(
      'IngressRoute',
      'web',
      `spec:
  parentRefs: [{name: web}]
#                     ^^^ -> ingressroute/web
  routes:
  - middlewares: [{name: auth}, {name: other@file}]
#                        ^^^^ -> middleware/auth
    services:
    - {name: web, port: http, serversTransport: inside}
#            ^^^ -> service/web
#                       ^^^^ -> service/web {name: http, port: 80, targetPort: serve}
#                                               ^^^^^^ -> serverstransport/inside
    - {name: weights, kind: TraefikService}
#            ^^^^^^^ -> traefikservice/weights
  tls: {secretName: keys, options: {name: modern}, store: {name: default}}
#                   ^^^^ -> secret/keys
#                                         ^^^^^^ -> tlsoption/modern
#                                                                ^^^^^^^ -> tlsstore/default
`,
    ),
    object(
      'IngressRouteTCP',
      'web',
      `spec:
  routes:
  - middlewares: [{name: office}]
#                        ^^^^^^ -> middlewaretcp/office
    services: [{name: web, port: 80}]
#                     ^^^ -> service/web
`,
    ),
    object(
      'IngressRouteUDP',
      'web',
      `spec: {routes: [{services: [{name: web, port: 80}]}]}
#                                  ^^^ -> service/web
`,
    ),
    object(
      'TraefikService',
      'weights',
      `spec:
  weighted: {services: [{name: web, port: 80}]}
#                              ^^^ -> service/web
  mirroring: {name: web, port: 80, mirrors: [{name: weights, kind: TraefikService}]}
#                   ^^^ -> service/web
#                                                   ^^^^^^^ -> traefikservice/weights
`,
    ),
    object(
      'Middleware',
      'auth',
      `spec:
  basicAuth: {secret: keys}
#                     ^^^^ -> secret/keys
  chain: {middlewares: [{name: auth}]}
#                              ^^^^ -> middleware/auth
  errors: {service: {name: web, port: 80}}
#                          ^^^ -> service/web
`,
    ),
    object('ServersTransport', 'inside'),
    object('TLSOption', 'modern'),
    object('TLSStore', 'default'),
    object('MiddlewareTCP', 'office'),
  ];
  checkLinks(sample.join('') + WORLD);
});
