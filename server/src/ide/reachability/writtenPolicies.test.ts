import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains } from '../../network/reach/connections';
import type { Endpoint, PodEndpoint } from '../../network/reach/endpoint';
import { type Intended, intendedOf } from '../../network/reach/intended';
import { throughEnd } from '../../network/reach/reach';
import type { World } from '../../network/reach/world';
import { clusterArbitrary, manifestsOf, NAMESPACES } from '../../testing/clusterArbitrary';
import { deployment, policy, service } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import { labelsFor } from './peerValues';
import { policiesForNamespace, policyForWorkload } from './writtenPolicies';

const SHOP =
  deployment('web', 'app: web, tier: front', '{name: http, containerPort: 8080}').replace(
    'name: app, ',
    "name: app, env: [{name: DB_HOST, value: db.shop}, {name: PAY_HOST, value: 'pay.shop:443'}], ",
  ) +
  deployment('db', 'app: db', '{name: sql, containerPort: 5432}') +
  deployment('job', 'app: job') +
  service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}, {name: m, port: 9090}]') +
  service('db', 'selector: {app: db}, ports: [{port: 5432, targetPort: sql}]') +
  service('pay', 'type: ExternalName, externalName: pay.example.com, ports: [{port: 443}]') +
  service('edge', 'type: LoadBalancer, selector: {app: web}, ports: [{port: 443, targetPort: http}]') +
  `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: all, namespace: shop}
spec: {selector: {}, endpoints: [{port: m}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: ingress-nginx}
`;

function textOf(documents: readonly (readonly string[])[]): string {
  return documents.map((lines) => lines.join('\n')).join('\n---\n');
}

test('a workload: what leads to it, what it names, and DNS', () => {
  const world = worldOf(SHOP);
  const [web] = world.pods;
  if (!web) throw new Error('no pods');
  const { documents, missing } = policyForWorkload(world, web);
  expect(textOf(documents)).toMatchInlineSnapshot(`
    "apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: web
      namespace: shop
    spec:
      podSelector:
        matchLabels:
          app: web
      policyTypes:
        - Ingress
        - Egress
      ingress:
        # ingress/shop, service/edge
        - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: ingress-nginx
            - ipBlock:
                cidr: 0.0.0.0/0
          ports:
            - protocol: TCP
              port: 8080
      egress:
        # db
        - to:
            - podSelector:
                matchLabels:
                  app: db
          ports:
            - protocol: TCP
              port: 5432
        # service/pay
        - to:
            - ipBlock:
                cidr: 0.0.0.0/0
          ports:
            - protocol: TCP
              port: 443
        # DNS
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
              podSelector:
                matchLabels:
                  k8s-app: kube-dns
          ports:
            - protocol: UDP
              port: 53
            - protocol: TCP
              port: 53"
  `);
  expect(missing).toEqual(['web: who connects by servicemonitor/all is not known']);
});

test('a namespace: everything denied, DNS, and a policy for each workload that needs more', () => {
  const { documents } = policiesForNamespace(worldOf(SHOP), 'shop', 'free');
  expect(documents.map((lines) => lines.find((line) => line.startsWith('  name:')))).toEqual([
    '  name: default-deny',
    '  name: allow-dns',
    '  name: web',
    '  name: db',
  ]);
});

test('names that are taken, and pods that no policy selects', () => {
  const taken = SHOP + policy('web', 'podSelector: {}');
  const world = worldOf(taken);
  const [web] = world.pods;
  expect(web && policyForWorkload(world, web).documents[0]?.[3]).toBe('  name: web-2');
  const bare = worldOf(deployment('bare', ''));
  expect(bare.pods[0] && policyForWorkload(bare, bare.pods[0])).toEqual({
    documents: [],
    missing: ['bare: its pods have no labels by which a policy could select them'],
  });
});

/** Pods that call each other by name, at the port of a Service. */
const callers = fc.record({
  cluster: clusterArbitrary.map((cluster) => ({ ...cluster, policies: [], adminPolicies: [] })),
  calls: fc.array(fc.record({ from: fc.nat(4), to: fc.nat(4), port: fc.constantFrom(80, 8080, 5432) }), {
    maxLength: 6,
  }),
});

type Callers = typeof callers extends fc.Arbitrary<infer Value> ? Value : never;

function withCalls({ cluster, calls }: Callers): readonly string[] {
  const pods = cluster.pods;
  const pick = (index: number): (typeof pods)[number] | undefined => pods[index % pods.length];
  const hosts = new Map<string, string[]>();
  const services = calls.flatMap(({ from, to, port }, index) => {
    const [source, target] = [pick(from), pick(to)];
    if (!source || !target || Object.keys(target.labels).length === 0) return [];
    const name = `call-${index}`;
    hosts.set(source.name, [...(hosts.get(source.name) ?? []), `http://${name}.${target.namespace}.svc:80`]);
    return [
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace: target.namespace },
        spec: { selector: target.labels, ports: [{ port: 80, targetPort: port }] },
      }),
    ];
  });
  const manifests = manifestsOf(cluster).map((text) => {
    const object = JSON.parse(text) as { metadata: { name: string }; spec?: { containers?: object[] } };
    const own = hosts.get(object.metadata.name) ?? [];
    const env = own.map((value, index) => ({ name: `HOST_${index}`, value }));
    return JSON.stringify(
      object.spec?.containers
        ? { ...object, spec: { ...object.spec, containers: [{ name: 'app', env }] } }
        : object,
    );
  });
  return [...manifests, ...services];
}

/** Whether what is meant between two ends covers these: pods with the labels of both, which no selector tells apart. */
function isCovered(world: World, each: Intended, source: Endpoint, destination: Endpoint): boolean {
  const looksLike = (end: Endpoint, meant: Endpoint): boolean => {
    if (end === meant) return true;
    if (end.type !== 'pods' || meant.type !== 'pods' || end.namespace !== meant.namespace) return false;
    const own = end.object.pods?.labels.pairs ?? [];
    return Object.entries(labelsFor(world, meant) ?? { none: 'none' }).every(([key, value]) =>
      own.some((pair) => pair.key.value === key && pair.value.value === value),
    );
  };
  return looksLike(source, each.source) && looksLike(destination, each.destination);
}

const PORTS = [80, 8080, 5432, 81];

test('under the policies of all namespaces what is meant is allowed, and nothing else', () => {
  fc.assert(
    fc.property(callers, (generated) => {
      const manifests = withCalls(generated);
      const before = worldOf(manifests.join('\n---\n'));
      const intended = intendedOf(before);
      const written = NAMESPACES.flatMap(
        (namespace) => policiesForNamespace(before, namespace, 'free').documents,
      );
      const after = worldOf([...manifests, ...written.map((lines) => lines.join('\n'))].join('\n---\n'));
      const nameable = (pods: PodEndpoint): boolean => labelsFor(before, pods) !== undefined;
      const at = (pods: Endpoint): PodEndpoint | undefined =>
        pods.type === 'pods' ? after.pods[before.pods.indexOf(pods)] : undefined;
      for (const source of before.pods.filter(nameable)) {
        for (const destination of before.pods.filter(nameable)) {
          const [from, to] = [at(source), at(destination)];
          if (!from || !to || source === destination) continue;
          const egress = throughEnd(after, 'Egress', from, to);
          const ingress = throughEnd(after, 'Ingress', to, from);
          for (const port of PORTS) {
            const flow = { protocol: 'TCP', port };
            const meant = intended.some(
              (each) =>
                each.source === source &&
                each.destination === destination &&
                contains(each.connections, flow),
            );
            const covered = intended.some(
              (each) => contains(each.connections, flow) && isCovered(before, each, source, destination),
            );
            const allowed = contains(egress.sure, flow) && contains(ingress.sure, flow);
            if (meant) expect(allowed).toBe(true);
            if (allowed) expect(covered).toBe(true);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});
