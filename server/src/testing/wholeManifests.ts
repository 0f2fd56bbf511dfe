/** One manifest of each core kind that uses every field which is decoded, with block style throughout. */

const TEMPLATE = `metadata:
  labels:
    app: web
    tier: "front"
spec:
  hostNetwork: false
  hostname: web
  subdomain: webs
  dnsPolicy: ClusterFirst
  initContainers:
  - name: proxy
    restartPolicy: Always
    ports:
    - containerPort: 15001
      name: proxy
  containers:
  - name: app
    image: app:1
    ports:
    - name: http
      containerPort: 8080
      protocol: TCP
      hostPort: 80
    livenessProbe:
      httpGet:
        path: /
        port: http
    lifecycle:
      preStop:
        tcpSocket:
          port: 8080
`;

/** All that the Pod above does not show already. */
const SHORT_TEMPLATE = `metadata:
  labels:
    app: web
spec:
  containers:
  - name: app
`;

const SELECTOR = `selector:
    matchLabels:
      app: web
    matchExpressions:
    - key: tier
      operator: In
      values:
      - front
      - "back"`;

function workload(kind: string, apiVersion: string, spec: string): string {
  const template = SHORT_TEMPLATE.replace(/^(?=.)/gm, '    ');
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: web
  namespace: shop
  labels:
    app: web
  annotations:
    note: 'it''s'
spec:
  ${spec}
  template:
${template}`;
}

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
  - Ingress
  - Egress
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: api
      namespaceSelector:
        matchExpressions:
        - key: team
          operator: Exists
    - ipBlock:
        cidr: 10.0.0.0/8
        except:
        - 10.1.0.0/16
    ports:
    - protocol: TCP
      port: 8000
      endPort: 9000
  egress:
  - to:
    - podSelector:
    ports:
    - port: dns
      protocol: UDP
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  clusterIP: None
  externalName: example.com
  selector:
    app: web
    tier: 'front'
  loadBalancerSourceRanges:
  - 10.0.0.0/8
  ports:
  - name: http
    port: 80
    targetPort: http
    nodePort: 30080
    protocol: TCP
    appProtocol: http
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  ingressClassName: nginx
  defaultBackend:
    resource:
      kind: Bucket
      name: static
  tls:
  - hosts:
    - shop.example.com
    secretName: shop-tls
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /api
        pathType: Prefix
        backend:
          service:
            name: api
            port:
              number: 80
`;

const OLD_INGRESS = `apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: web
spec:
  backend:
    serviceName: fallback
    servicePort: http
  rules:
  - http:
      paths:
      - backend:
          serviceName: api
          servicePort: 80
`;

export const WHOLE_MANIFESTS: readonly (readonly [string, string])[] = [
  ['Service', SERVICE],
  ['Ingress', INGRESS],
  ['Ingress of extensions/v1beta1', OLD_INGRESS],
  ['NetworkPolicy', POLICY],
  ['Namespace', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    team: shop\n'],
  ['Pod', `apiVersion: v1\nkind: Pod\n${TEMPLATE.replace('metadata:', 'metadata:\n  name: web')}`],
  ['Deployment', workload('Deployment', 'apps/v1', `replicas: 2\n  ${SELECTOR}`)],
  ['ReplicaSet', workload('ReplicaSet', 'apps/v1', SELECTOR)],
  ['DaemonSet', workload('DaemonSet', 'apps/v1', SELECTOR)],
  [
    'StatefulSet',
    workload('StatefulSet', 'apps/v1', `serviceName: webs\n  ordinals:\n    start: 3\n  ${SELECTOR}`),
  ],
  ['Job', workload('Job', 'batch/v1', 'parallelism: 2')],
  [
    'ReplicationController',
    workload('ReplicationController', 'v1', 'replicas: 1\n  selector:\n    app: web'),
  ],
  ['CronJob', cronJob(workload('CronJob', 'batch/v1', 'schedule: "* * * * *"'))],
];

function cronJob(text: string): string {
  const [head = '', template = ''] = text.split('  template:\n');
  return `${head}  jobTemplate:\n    spec:\n      template:\n${template.replace(/^(?=.)/gm, '    ')}`;
}
