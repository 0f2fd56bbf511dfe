import { expect, test } from 'vitest';
import { hostOf, parseFixture } from '../../testing/fixture';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { answerOf } from './answer';
import type { QueryType } from './records';

const snapshotOf = (source: string): Snapshot =>
  hostOf(parseFixture(source), { ...DEFAULT_CLUSTER, namespace: 'default' }).snapshot();

function dig(source: string, name: string, type: QueryType = 'A'): string {
  const { rcode, records } = answerOf(snapshotOf(source), `${name}.cluster.local`, type);
  return [rcode, ...records.map(({ data }) => data)].join(' ');
}

const service = (spec: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {${spec}}
---`;

const workload = (kind: string, spec: string, template = ''): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: {name: app, namespace: shop}
spec: {${spec}, template: {metadata: {labels: {app: a}}, spec: {${template} containers: [{name: c, ports: [{name: pg, containerPort: 5432}]}]}}}
---`;

test('an ExternalName is a CNAME for every type, and has nothing below it', () => {
  const source = service(
    'type: ExternalName, externalName: db.example.com., ports: [{name: http, port: 80}]',
  );
  expect(dig(source, 'web.shop.svc')).toBe('NOERROR CNAME db.example.com');
  expect(dig(source, 'web.shop.svc', 'AAAA')).toBe('NOERROR CNAME db.example.com');
  expect(dig(source, '_http._tcp.web.shop.svc', 'SRV')).toBe('NXDOMAIN');
});

test('families: what the Service asks for, and no data for the other', () => {
  const of = (spec: string): string => service(`${spec}, selector: {app: a}, ports: [{port: 80}]`);
  expect(dig(of('ipFamilies: [IPv4]'), 'web.shop.svc', 'AAAA')).toBe('NODATA');
  expect(dig(of('ipFamilies: [IPv6]'), 'web.shop.svc')).toBe('NODATA');
  expect(dig(of('ipFamilyPolicy: RequireDualStack'), 'web.shop.svc', 'AAAA')).toBe(
    'NOERROR clusterIP6:shop/web',
  );
  expect(dig(of('clusterIP: "fd00::1"'), 'web.shop.svc', 'AAAA')).toBe('NOERROR clusterIP6:shop/web');
});

test('a headless Service has the addresses of its pods, and none where there are none', () => {
  const headless = service(
    'clusterIP: None, selector: {app: a}, ports: [{name: pg, port: 5432, targetPort: pg}]',
  );
  expect(dig(headless, 'web.shop.svc')).toBe('NXDOMAIN');
  expect(dig(headless + workload('Deployment', 'replicas: 0'), 'web.shop.svc')).toBe('NXDOMAIN');
  expect(dig(headless + workload('Deployment', 'replicas: 3'), 'web.shop.svc')).toBe(
    'NOERROR podIP:shop/Deployment/app',
  );
  const named = headless + workload('Deployment', 'replicas: 2', 'hostname: h, subdomain: web,');
  expect(dig(named, 'h.web.shop.svc')).toBe('NOERROR podIP:shop/Deployment/app');
  expect(dig(named, '_pg._tcp.web.shop.svc', 'SRV')).toBe('NOERROR 5432 h.web.shop.svc.cluster.local');
  expect(dig(named, '10-1-2-3.web.shop.svc')).toBe('NXDOMAIN');
  expect(dig(headless + workload('Deployment', 'replicas: 2'), '10-1-2-3.web.shop.svc')).toBe(
    'IMPLEMENTATION',
  );
});

test('a pod without a hostname is called by its address where that is written', () => {
  const source = `${service('clusterIP: None, selector: {app: a}, ports: [{name: pg, port: 5432}]')}
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: shop, labels: {app: a}}
spec: {containers: [{name: app}]}
status: {podIP: 10.1.2.3}
`;
  expect(dig(source, '10-1-2-3.web.shop.svc')).toBe('IMPLEMENTATION podIP:shop/p');
  expect(dig(source, '10-1-2-3.shop.pod')).toBe('IMPLEMENTATION podIP:shop/p');
  expect(dig(source, '10-1-2-3.shop.pod', 'AAAA')).toBe('NODATA');
  expect(dig(source, '_pg._tcp.web.shop.svc', 'SRV')).toBe(
    'NOERROR 5432 10-1-2-3.web.shop.svc.cluster.local',
  );
});

test('a StatefulSet names its pods from its first ordinal', () => {
  const source =
    service('clusterIP: None, selector: {app: a}, ports: [{port: 5432}]') +
    workload('StatefulSet', 'serviceName: web, replicas: 2, ordinals: {start: 5}');
  expect(dig(source, 'app-5.web.shop.svc')).toBe('NOERROR podIP:shop/app-5');
  expect(dig(source, 'app-0.web.shop.svc')).toBe('NXDOMAIN');
  expect(dig(source, 'web.shop.svc')).toBe('NOERROR podIP:shop/app-5 podIP:shop/app-6');
});

test('a Service for one pod of a StatefulSet has that pod alone', () => {
  const source =
    service('clusterIP: None, selector: {statefulset.kubernetes.io/pod-name: app-1}, ports: [{port: 5432}]') +
    workload('StatefulSet', 'serviceName: other, replicas: 3');
  expect(dig(source, 'web.shop.svc')).toBe('NOERROR podIP:shop/app-1');
});

test('a slice gives a headless Service without selector its addresses and names', () => {
  const source = `${service('clusterIP: None, ports: [{name: pg, port: 5432}]')}
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: any, namespace: shop, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
ports: [{name: pg, port: 6543}]
endpoints:
- {addresses: [192.0.2.1, 192.0.2.9], hostname: h}
- {addresses: [192.0.2.2], conditions: {ready: false}}
`;
  expect(dig(source, 'web.shop.svc')).toBe('NOERROR 192.0.2.1');
  expect(dig(source, 'h.web.shop.svc')).toBe('NOERROR 192.0.2.1');
  expect(dig(source, '_pg._tcp.web.shop.svc', 'SRV')).toBe('NOERROR 6543 h.web.shop.svc.cluster.local');
});

test('names between the records, and outside of them', () => {
  const source = service('selector: {app: a}, ports: [{name: http, port: 80}]');
  expect(dig(source, 'shop.svc')).toBe('NODATA');
  expect(dig(source, 'nowhere.svc')).toBe('NXDOMAIN');
  expect(dig(source, '_http._tcp.web.shop.svc')).toBe('NODATA');
  expect(dig(source, '10-1-2-3.shop.pod')).toBe('IMPLEMENTATION 10.1.2.3');
  expect(dig(source, 'web.shop.pod')).toBe('NXDOMAIN');
  expect(dig(source, 'kubernetes.default.svc')).toBe('NOERROR clusterIP:default/kubernetes');
  expect(answerOf(snapshotOf(source), 'example.com.', 'A').rcode).toBe('EXTERNAL');
});
