/** Links of everything that makes pods: what their templates name, whatever the kind. */
import { describe, test } from 'vitest';
import { checkLinks } from '../testing/checkLinks';

const WORLD = `
#- world.yaml
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
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
---
apiVersion: v1
kind: Service
metadata: {name: peers, namespace: shop}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 5432}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db}}
`;

const POD = `
metadata:
  labels: {app: web}
  annotations:
    traffic.sidecar.istio.io/includeInboundPorts: '8080, 9090'
#                                                        ^^^^ -> {{self}} {name: metrics, containerPort: 9090}
spec:
  serviceAccountName: robot
#                     ^^^^^ -> serviceaccount/robot
  imagePullSecrets: [{name: keys}]
#                           ^^^^ -> secret/keys
  {{subdomain}}
  affinity:
    podAntiAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
      - labelSelector: {matchLabels: {app: db}}
#                                          ^^ -> pod/db app: db
  topologySpreadConstraints:
  - labelSelector: {matchLabels: {app: web}}
#                                      ^^^ -> {{self}} app: web
  containers:
  - name: app
    envFrom: [{configMapRef: {name: config}}, {secretRef: {name: keys}}]
#                                   ^^^^^^ -> configmap/config
#                                                                ^^^^ -> secret/keys
    env:
    - {name: A, valueFrom: {configMapKeyRef: {name: config, key: a}}}
#                                                   ^^^^^^ -> configmap/config
    - {name: B, valueFrom: {secretKeyRef: {name: keys, key: b}}}
#                                                ^^^^ -> secret/keys
    ports:
    - {name: http, containerPort: 8080}
    - {name: metrics, containerPort: 9090}
    readinessProbe: {httpGet: {port: http}}
#                                    ^^^^ -> {{self}} {name: http, containerPort: 8080}
    livenessProbe: {grpc: {port: 9090}}
#                                ^^^^ -> {{self}} {name: metrics, containerPort: 9090}
    lifecycle: {preStop: {tcpSocket: {port: http}}}
#                                           ^^^^ -> {{self}} {name: http, containerPort: 8080}
  volumes:
  - {name: a, configMap: {name: config}}
#                               ^^^^^^ -> configmap/config
  - {name: b, secret: {secretName: keys}}
#                                  ^^^^ -> secret/keys
  - {name: c, persistentVolumeClaim: {claimName: data}}
#                                                ^^^^ -> persistentvolumeclaim/data
  - {name: d, projected: {sources: [{secret: {name: keys}}, {configMap: {name: config}}]}}
#                                                   ^^^^ -> secret/keys
#                                                                              ^^^^^^ -> configmap/config
  - {name: e, csi: {nodePublishSecretRef: {name: keys}}}
#                                                ^^^^ -> secret/keys
`;

const SUBDOMAIN = `subdomain: peers
#            ^^^^^ -> service/peers`;

/** The template `depth` levels deep in a manifest that starts with `head`. */
function manifest(self: string, head: string, depth: number, subdomain = SUBDOMAIN): string {
  const indent = '  '.repeat(depth);
  const lines = POD.trim()
    .replace('{{subdomain}}', subdomain)
    .replaceAll('{{self}}', self)
    .split('\n')
    .map((line) => (line.startsWith('#') ? `#${indent}${line.slice(1)}` : indent + line));
  return `${head}${lines.join('\n')}\n${WORLD}`;
}

function head(apiVersion: string, kind: string, spec: string): string {
  return `\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web, namespace: shop}\nspec:\n${spec}`;
}

const SELECTOR = `  selector: {matchLabels: {app: web}}
#                               ^^^ -> {{self}} app: web
  template:
`;

describe('templates', () => {
  test.each([
    ['deployment/web', 'apps/v1', 'Deployment'],
    ['replicaset/web', 'apps/v1', 'ReplicaSet'],
    ['daemonset/web', 'apps/v1', 'DaemonSet'],
    ['job/web', 'batch/v1', 'Job'],
    ['rollout/web', 'argoproj.io/v1alpha1', 'Rollout'],
  ])('%s', (self, apiVersion, kind) => {
    checkLinks(manifest(self, head(apiVersion, kind, SELECTOR).replaceAll('{{self}}', self), 2));
  });

  test.each([
    ['replicationcontroller/web', 'v1', 'ReplicationController'],
    ['deploymentconfig/web', 'apps.openshift.io/v1', 'DeploymentConfig'],
  ])('%s, whose selector is a bare map', (self, apiVersion, kind) => {
    const selector = `  selector: {app: web}
#                 ^^^ -> ${self} app: web
  template:
`;
    checkLinks(manifest(self, head(apiVersion, kind, selector), 2));
  });

  test('a StatefulSet, whose subdomain is its Service', () => {
    const spec = `  serviceName: peers
#              ^^^^^ -> service/peers
  template:
`;
    checkLinks(
      manifest('statefulset/web', head('apps/v1', 'StatefulSet', spec), 2, 'dnsPolicy: ClusterFirst'),
    );
  });

  test('a CronJob', () => {
    const spec = '  jobTemplate:\n    spec:\n      template:\n';
    checkLinks(manifest('cronjob/web', head('batch/v1', 'CronJob', spec), 4));
  });

  test('a ScaledJob', () => {
    const spec = `  triggers: [{type: cron, authenticationRef: {name: keys}}]
#                                                   ^^^^ -> triggerauthentication/keys
  jobTargetRef:
    template:
`;
    const authentication = `---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata: {name: keys, namespace: shop}
`;
    checkLinks(manifest('scaledjob/web', head('keda.sh/v1alpha1', 'ScaledJob', spec), 3) + authentication);
  });

  test('a Knative Service, and the Service and the Revision that it makes', () => {
    const spec = `  traffic: [{revisionName: web-2}]
#                          ^^^^^ -> service/web web-2
  template:
`;
    const template = manifest('service/web', head('serving.knative.dev/v1', 'Service', spec), 2);
    checkLinks(template.replace('    metadata:\n', '    metadata:\n      name: web-2\n'));
    checkLinks(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec: {defaultBackend: {service: {name: web}}}
#                                       ^^^ -> service/web
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: web, namespace: shop}
`);
  });

  test('any kind with containers in a template', () => {
    checkLinks(manifest('thing/web', head('example.com/v1', 'Thing', '  template:\n'), 2));
  });
});

test('a Pod', () => {
  const pod = POD.replace('metadata:', 'metadata:\n  name: web\n  namespace: shop')
    .replace('{{subdomain}}', SUBDOMAIN)
    .replaceAll('{{self}}', 'pod/web');
  checkLinks(`\napiVersion: v1\nkind: Pod${pod}${WORLD}`);
});

test('labels that a StatefulSet adds follow its name', () => {
  checkLinks(`
apiVersion: v1
kind: Service
metadata: {name: first, namespace: shop}
spec:
  selector:
    statefulset.kubernetes.io/pod-name: db-0
#                                       ^^^^ -> statefulset/db
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {replicas: 2, template: {metadata: {labels: {app: db}}}}
`);
});
