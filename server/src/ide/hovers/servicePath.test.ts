import { expect, test } from 'vitest';
import { is } from '../../kinds/object';
import { service } from '../../kinds/service';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { servicePathLines } from './servicePath';

const PODS = `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replicas: 2, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}}}
`;

function path(spec: string, rest = PODS): string {
  const fixture = parseFixture(
    `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {${spec}}\n${rest}`,
  );
  const snapshot = hostOf(fixture).snapshot();
  const [object] = snapshot.objectsOf(`${ROOT}main.yaml`);
  if (!object || !is(object, service)) throw new Error('no Service');
  return servicePathLines(snapshot, object)
    .join('\n')
    .replaceAll(/\]\([^)]*\)/g, ']');
}

test('each type has its doors', () => {
  const rest = 'selector: {app: web}, ports: [{port: 80, targetPort: http, nodePort: 30080}]';
  expect(path(`type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], ${rest}`)).toMatchInlineSnapshot(`
    "- client → load balancer :80 (from \`10.0.0.0/8\` only) → node :30080 → cluster IP :80 → 2 pods :8080 ([deployment/web])
    kube-proxy on every node rewrites the destination to any ready pod; from outside pods of any node, and the client address may become a node’s"
  `);
  expect(path(`type: NodePort, externalTrafficPolicy: Local, ${rest}`)).toMatchInlineSnapshot(`
    "- client → node :30080 → cluster IP :80 → 2 pods :8080 ([deployment/web])
    kube-proxy on every node rewrites the destination to any ready pod; from outside only pods of the node that is reached, and the client address stays"
  `);
  expect(path(`sessionAffinity: ClientIP, ${rest}`)).toMatchInlineSnapshot(`
    "- client → cluster IP :80 → 2 pods :8080 ([deployment/web])
    kube-proxy on every node rewrites the destination to one pod for each client address"
  `);
  expect(path(`clusterIP: None, ${rest}`)).toMatchInlineSnapshot(`
    "- client → 2 pods :8080 ([deployment/web])
    Headless: DNS gives the addresses of the pods, nothing forwards, and clients dial the pods’ own port"
  `);
});

test('nothing is claimed that is not known', () => {
  expect(path('type: ExternalName, externalName: a.b, ports: [{port: 80}]')).toBe('');
  expect(path('selector: {app: other}, ports: [{port: 80}]')).toContain('→ no pods here');
  expect(
    path(
      'ports: [{port: 80}]',
      `---
apiVersion: v1
kind: Endpoints
metadata: {name: web}
subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 9376}]}]`,
    ),
  ).toContain('cluster IP :80 → `192.0.2.1:9376`');
});
