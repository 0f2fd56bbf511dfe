/** The seed's examples as an editor shows them: a lens for every Service, NetworkPolicy and workload in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lensPlaces, resolveLens } from '../../server/src/ide/codeLens';
import { DEFAULT_SETTINGS } from '../../server/src/ide/settings';
import { refOf } from '../../server/src/kinds/object';
import { Host } from '../../server/src/workspace/host';

const ROOT = new URL('../../test-fixtures/workspaces/seed/', import.meta.url);
const host = new Host();
const files = readdirSync(fileURLToPath(ROOT), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
for (const path of files) host.setFile(new URL(path, ROOT).href, readFileSync(new URL(path, ROOT), 'utf8'));

/** Lenses of a file, or of a folder's files. */
function lenses(prefix: string): readonly string[] {
  const snapshot = host.snapshot();
  return files
    .filter((path) => path.startsWith(prefix))
    .flatMap((path) => {
      const uri = new URL(path, ROOT).href;
      const objects = snapshot.objectsOf(uri);
      return lensPlaces(snapshot, uri, DEFAULT_SETTINGS).map((place) => {
        const object = objects[place.index];
        return `${object ? refOf(object) : '?'}: ${resolveLens(snapshot, place)?.title}`;
      });
    });
}

test('a virtual IP with a named target port', () => {
  expect(lenses('services/clusterip.yaml')).toMatchInlineSnapshot(`
    [
      "service/backend-service: 2 pods · backend-service.default.svc.cluster.local · 80→8080, 9090",
    ]
  `);
});

test('port 30080 on every node leads to port 3000', () => {
  expect(lenses('services/nodeport.yaml')).toMatchInlineSnapshot(`
    [
      "service/frontend-service: NodePort 30080 · 2 pods · frontend-service.default.svc.cluster.local · 80→3000",
    ]
  `);
});

test('a load balancer in front of two ports', () => {
  expect(lenses('services/loadbalancer.yaml')).toMatchInlineSnapshot(`
    [
      "service/web-service: LoadBalancer · 2 pods · web-service.default.svc.cluster.local · 80→8080, 443→8443",
    ]
  `);
});

test('a headless Service gives the pods themselves', () => {
  expect(lenses('services/headless.yaml')).toMatchInlineSnapshot(`
    [
      "service/database-headless: headless · 3 pods · cassandra-0.database-headless.default.svc.cluster.local … · 9042",
    ]
  `);
});

test('the workloads behind the examples of Services', () => {
  expect(lenses('services/workloads.yaml')).toMatchInlineSnapshot(`
    [
      "deployment/backend: service/backend-service · no policy",
      "deployment/frontend: service/frontend-service · no policy",
      "deployment/web: service/web-service · no policy",
      "statefulset/cassandra: service/database-headless · no policy",
    ]
  `);
});

test('several ports, and a port without targetPort', () => {
  expect(lenses('advanced/')).toMatchInlineSnapshot(`
    [
      "ingress/app-ingress: https://app.example.com/api → api-service:80 → 2 pods :8080",
      "ingress/app-ingress: https://app.example.com/ → web-service:80 → 2 pods :3000",
      "service/multi-port-service: 2 pods · multi-port-service.default.svc.cluster.local · 80→8080, 443→8443, 9090, 50051",
      "service/productpage: 1 pod · productpage.default.svc.cluster.local · 9080",
      "service/api-service: 2 pods · api-service.default.svc.cluster.local · 80→8080",
      "deployment/api: service/api-service · no policy",
      "service/web-service: 2 pods · web-service.default.svc.cluster.local · 80→3000",
      "deployment/web: service/web-service · no policy",
      "deployment/productpage: service/productpage · no policy",
      "deployment/multi-app: service/multi-port-service · no policy",
    ]
  `);
});

test('a pod with its own DNS', () => {
  expect(lenses('dns/')).toMatchInlineSnapshot(`
    [
      "pod/custom-dns-pod: no Service · no policy",
    ]
  `);
});

test('policies: default deny, OR of two peers, and a DNS rule by a label that no namespace has by itself', () => {
  expect(lenses('policies/')).toMatchInlineSnapshot(`
    [
      "networkpolicy/allow-external-dns: isolates 2 pods for egress · allows namespaces name=kube-system on UDP 53, 0.0.0.0/0 except …",
      "networkpolicy/allow-external-dns: pods unknown (namespace labels are not in this workspace)",
      "networkpolicy/allow-external-dns: matches every IPv4 address but 1 range",
      "networkpolicy/default-deny-all: isolates all 3 pods of production for ingress and egress · allows nothing · blocks DNS of 1 pod",
      "networkpolicy/web-to-db: isolates 1 pod for ingress · allows 2 pods and namespaces name=production on TCP 5432",
      "networkpolicy/web-to-db: matches 2 pods in its namespace · pods unknown (namespace labels are not in this workspace)",
      "deployment/web: no Service · 2 policies",
      "deployment/web: reachability unknown (whether networkpolicy/default-deny-all selects the pods)",
      "deployment/database: no Service · 2 policies",
      "deployment/database: reachability unknown (whether networkpolicy/default-deny-all selects the pods)",
    ]
  `);
});

test('practice 1: load balancer, cluster IP and headless', () => {
  expect(lenses('practice-1-multi-tier/')).toMatchInlineSnapshot(`
    [
      "service/frontend: LoadBalancer · 2 pods · frontend.default.svc.cluster.local · 80→3000",
      "service/backend-api: 2 pods · backend-api.default.svc.cluster.local · 8080",
      "service/database: headless · 1 pod · database-0.database.default.svc.cluster.local · 5432",
      "deployment/frontend: service/frontend · no policy",
      "deployment/backend: service/backend-api · no policy",
      "statefulset/database: service/database · no policy",
    ]
  `);
});

test('practice 2: the deny covers egress, which nothing allows again, DNS included', () => {
  expect(lenses('practice-2-network-policies/')).toMatchInlineSnapshot(`
    [
      "networkpolicy/default-deny: isolates all 5 pods of its namespace for ingress and egress · allows nothing · blocks DNS",
      "networkpolicy/backend-allow-frontend: isolates 2 pods for ingress · allows 2 pods on TCP 8080",
      "networkpolicy/backend-allow-frontend: matches 2 pods in its namespace",
      "networkpolicy/database-allow-backend: isolates 1 pod for ingress · allows 2 pods on TCP 5432",
      "networkpolicy/database-allow-backend: matches 2 pods in its namespace",
      "deployment/frontend: service/frontend · 1 policy",
      "deployment/frontend: reachable from nobody · reaches nothing",
      "deployment/backend: service/backend-api · 2 policies",
      "deployment/backend: reachable from nobody · reaches nothing",
      "statefulset/database: service/database · 2 policies",
      "statefulset/database: reachable from nobody · reaches nothing",
      "service/frontend: LoadBalancer · 2 pods · frontend.default.svc.cluster.local · 80→3000",
      "service/backend-api: 2 pods · backend-api.default.svc.cluster.local · 8080",
      "service/database: headless · 1 pod · database-0.database.default.svc.cluster.local · 5432",
    ]
  `);
});

test('practice 3: three replicas behind one name', () => {
  expect(lenses('practice-3-service-discovery/')).toMatchInlineSnapshot(`
    [
      "deployment/test-app: service/test-app · no policy",
      "service/test-app: 3 pods · test-app.default.svc.cluster.local · 80",
      "pod/test-client: no Service · no policy",
    ]
  `);
});

test('practice 4: there is no deny as such, but allow-dns isolates every pod for egress', () => {
  expect(lenses('practice-4-production/')).toMatchInlineSnapshot(`
    [
      "ingress/production-ingress: https://app.example.com/api → backend-api:8080 → 2 pods :8080",
      "ingress/production-ingress: https://app.example.com/ → frontend:80 → 2 pods :3000",
      "networkpolicy/allow-dns: isolates all 5 pods of its namespace for egress · allows namespaces name=kube-system on UDP 53",
      "networkpolicy/allow-dns: pods unknown (namespace labels are not in this workspace)",
      "deployment/frontend: service/frontend · 1 policy",
      "deployment/frontend: ingress open · reaches perhaps 2 workloads · from outside by ingress/production-ingress and …",
      "deployment/backend: service/backend-api · 1 policy",
      "deployment/backend: ingress open · reaches perhaps 2 workloads · from outside by ingress/production-ingress",
      "statefulset/database: service/database · 1 policy",
      "statefulset/database: ingress open · reaches perhaps 2 workloads",
      "service/frontend: LoadBalancer · 2 pods · frontend.default.svc.cluster.local · 80→3000",
      "service/backend-api: 2 pods · backend-api.default.svc.cluster.local · 8080",
      "service/database: headless · 1 pod · database-0.database.default.svc.cluster.local · 5432",
    ]
  `);
});
