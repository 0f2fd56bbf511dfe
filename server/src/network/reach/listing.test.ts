import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import { rangeText } from './addresses';
import { type Bounds } from './bounds';
import { connectionText } from './connections';
import { differences } from './difference';
import { list, type ListedEnd } from './listing';

const nameOf = (end: ListedEnd): string =>
  end.type === 'peer'
    ? end.peer.name
    : end.type === 'addresses'
      ? rangeText(end.range)
      : '{ingress-controller}';
const text = ({ sure }: Bounds): string => connectionText(sure);

function listed(source: string): readonly string[] {
  return [...list(worldOf(source))].map(
    ({ source: from, destination, bounds }) => `${nameOf(from)} → ${nameOf(destination)}: ${text(bounds)}`,
  );
}

const WEB = deployment('web', 'app: web', '{name: http, containerPort: 8080}');
const DENY = policy('deny', 'podSelector: {}, policyTypes: [Ingress, Egress]');
const INGRESS = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec: {rules: [{http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]}
`;
const WEB_SERVICE = service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}, {port: 81}]');

test('a workload on its own', () => {
  expect(listed(WEB)).toEqual([
    'shop/web[Deployment] → 0.0.0.0-255.255.255.255: All Connections',
    '0.0.0.0-255.255.255.255 → shop/web[Deployment]: All Connections',
  ]);
  expect(listed(WEB + DENY)).toEqual([]);
});

test('an Ingress leads to the pods behind its Service, where their policies let anybody in', () => {
  const any = policy('any', 'podSelector: {}, ingress: [{ports: [{port: http}]}]');
  const entry = '{ingress-controller} → shop/web[Deployment]: TCP 8080';
  expect(listed(WEB + WEB_SERVICE + INGRESS)).toContain(entry);
  expect(listed(WEB + WEB_SERVICE + INGRESS + DENY + any)).toContain(entry);
  expect(listed(WEB + WEB_SERVICE + INGRESS + DENY)).not.toContain(entry);
});

test('a Route without a port leads to all ports of its Service; a GRPCRoute to the one that it names', () => {
  const route = `
---
apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: shop, namespace: shop}
spec: {to: {kind: Service, name: web}}
`;
  expect(listed(WEB + WEB_SERVICE + route)).toContain(
    '{ingress-controller} → shop/web[Deployment]: TCP 81,8080',
  );
  const grpc = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: shop, namespace: shop}
spec: {rules: [{backendRefs: [{name: web, port: 81}]}]}
`;
  expect(listed(WEB + WEB_SERVICE + grpc)).toContain('{ingress-controller} → shop/web[Deployment]: TCP 81');
});

test('pods of one owner are one peer, for which holds what holds for all of them', () => {
  const pod = (name: string, labels: string): string => `
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {${labels}}, ownerReferences: [{kind: ReplicaSet, name: web-1, controller: true}]}
`;
  const open = policy('p', 'podSelector: {matchLabels: {closed: "true"}}');
  const source =
    pod('a', 'app: web') + pod('b', 'app: web, closed: "true"') + deployment('db', 'app: db') + open;
  const found = listed(source);
  expect(found).toHaveLength(6);
  expect(found).toContain('shop/web-1[ReplicaSet] → shop/db[Deployment]: All Connections');
  expect(found).toContain('shop/db[Deployment] → shop/web-1[ReplicaSet]: No Connections'); // perhaps
});

test('IPv6 is listed where policies tell it from IPv4', () => {
  const v6 = policy(
    'p',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: "2001:db8::/32"}}]}]',
  );
  expect(listed(WEB + v6)).toEqual([
    'shop/web[Deployment] → 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff: All Connections',
    '0.0.0.0-255.255.255.255 → shop/web[Deployment]: All Connections',
  ]);
});

function changes(before: string, after: string): readonly string[] {
  return differences(list(worldOf(before)), list(worldOf(after))).map(
    ({ type, source, destination, before: was, after: is }) =>
      `${type} ${nameOf(source)} → ${nameOf(destination)}: ${text(was)} → ${text(is)}`,
  );
}

test('a difference is told address by address', () => {
  const to = (cidr: string): string =>
    WEB + policy('p', `podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: ${cidr}}}]}]`);
  expect(changes(to('10.0.0.0/9'), to('10.0.0.0/8'))).toEqual([
    'added shop/web[Deployment] → 10.128.0.0-10.255.255.255: No Connections → All Connections',
  ]);
  expect(changes(to('10.0.0.0/8'), to('10.0.0.0/8'))).toEqual([]);
});
