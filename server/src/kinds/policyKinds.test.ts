/** Links of the policies beside NetworkPolicy: Cilium's, and those of administrators. */
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
metadata: {name: web, namespace: shop, labels: {tier: front}}
spec: {ports: [{port: 80}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, namespace: shop}
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, ports: [{name: serve, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]}]}
`;

test.each([
  [
    'CiliumNetworkPolicy',
    `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: own, namespace: shop}
spec:
  endpointSelector: {matchLabels: {any:app: web}}
#                                           ^^^ -> deployment/web app: web
  ingress:
  - fromEndpoints:
    - matchLabels:
        k8s:io.kubernetes.pod.namespace: shop
#                                        ^^^^ -> namespace/shop
        k8s:app: web
#                ^^^ -> deployment/web app: web
    - matchLabels:
        k8s:io.cilium.k8s.namespace.labels.team: shop
#                                                ^^^^ -> namespace/shop team: shop
        k8s:io.cilium.k8s.policy.serviceaccount: robot
#                                                ^^^^^ -> serviceaccount/robot
    toPorts:
    - ports: [{port: '8080', protocol: TCP}, {port: dns}]
#                     ^^^^ -> deployment/web {name: serve, containerPort: 8080}
#                                                   ^^^ -> deployment/web {name: dns, containerPort: 53, protocol: UDP}
      terminatingTLS: {secret: {name: keys}}
#                                     ^^^^ -> secret/keys
  egress:
  - toServices:
    - k8sService: {serviceName: web, namespace: shop}
#                               ^^^ -> service/web
    - k8sServiceSelector: {selector: {matchLabels: {tier: front}}, namespace: shop}
#                                                         ^^^^^ -> service/web tier: front
#                                                                             ^^^^ -> namespace/shop
`,
  ],
  [
    'CiliumClusterwideNetworkPolicy',
    `
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: {name: own}
specs:
- endpointSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}
#                                                                         ^^^ -> deployment/web app: web
  egressDeny:
  - toEndpoints: [{matchLabels: {app: web}}]
#                                     ^^^ -> deployment/web app: web
    toPorts: [{ports: [{port: '8080'}]}]
#                              ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'AdminNetworkPolicy',
    `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: own}
spec:
  subject: {namespaces: {matchLabels: {team: shop}}}
#                                            ^^^^ -> namespace/shop team: shop
  ingress:
  - from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}}]
#                                                                          ^^^ -> deployment/web app: web
    ports: [{namedPort: dns}, {portNumber: {protocol: TCP, port: 8080}}]
#                       ^^^ -> deployment/web {name: dns, containerPort: 53, protocol: UDP}
#                                                                ^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
  [
    'BaselineAdminNetworkPolicy',
    `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: BaselineAdminNetworkPolicy
metadata: {name: default}
spec:
  subject: {pods: {namespaceSelector: {matchLabels: {team: shop}}, podSelector: {matchLabels: {app: web}}}}
#                                                          ^^^^ -> namespace/shop team: shop
#                                                                                                   ^^^ -> deployment/web app: web
`,
  ],
  [
    'ClusterNetworkPolicy',
    `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: own}
spec:
  tier: Baseline
  subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: shop}}}
#                                                                   ^^^^ -> namespace/shop
  egress:
  - to: [{pods: {podSelector: {matchLabels: {app: web}}}}]
#                                                 ^^^ -> deployment/web app: web
    protocols: [{tcp: {destinationPort: {number: 8080}}}, {destinationNamedPort: serve}]
#                                                ^^^^ -> deployment/web {name: serve, containerPort: 8080}
#                                                                                ^^^^^ -> deployment/web {name: serve, containerPort: 8080}
`,
  ],
])('%s', (_, sample) => {
  checkLinks(sample + WORLD);
});

test('reserved identities of Cilium are no pods that a manifest shows', () => {
  const [object] = decoded(`apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a}
spec: {endpointSelector: {matchLabels: {'reserved:host': ''}}}
`);
  const [link] = object ? linksOf(object) : [];
  expect(link).toMatchObject({ type: 'selector', selector: { requirements: [], open: true } });
});
