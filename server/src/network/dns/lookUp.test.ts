import { expect, test } from 'vitest';
import { hostOf, parseFixture } from '../../testing/fixture';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import { findPods } from './findPods';
import { type Libc, lookUp } from './lookUp';

const WEB = `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: a}, ports: [{port: 80}]}
---`;

function resolve(pod: string, name: string, libc: Libc = 'glibc'): string {
  const source = `${WEB}
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: shop}
spec: {${pod}}
`;
  const snapshot = hostOf(parseFixture(source), { ...DEFAULT_CLUSTER, namespace: 'default' }).snapshot();
  const [found] = findPods(snapshot, 'shop/p');
  if (!found) throw new Error('no pod');
  const { answer, queries, resolvedAs } = lookUp(snapshot, found, name, 'A', libc);
  return `${answer.rcode} ${resolvedAs ?? '-'} after ${queries.length}`;
}

const FOUND = 'NOERROR web.shop.svc.cluster.local after';

test('the search list finds every short form, and the whole name last', () => {
  expect(resolve('', 'web')).toBe(`${FOUND} 1`);
  expect(resolve('', 'web.shop')).toBe(`${FOUND} 2`);
  expect(resolve('', 'web.shop.svc')).toBe(`${FOUND} 3`);
  expect(resolve('', 'web.shop.svc.cluster.local')).toBe(`${FOUND} 4`);
  expect(resolve('', 'web.shop.svc.cluster.local.')).toBe(`${FOUND} 1`);
  expect(resolve('', 'web.shop.')).toBe('EXTERNAL - after 1');
  expect(resolve('', 'web.shop.svc.cluster')).toBe('EXTERNAL - after 4');
  expect(resolve('', 'no.shop.svc.cluster.local')).toBe('NXDOMAIN - after 4');
});

test('dnsPolicy and hostNetwork decide who is asked', () => {
  expect(resolve('dnsPolicy: Default', 'web')).toBe('NODE_RESOLVER - after 1');
  expect(resolve('hostNetwork: true', 'web')).toBe('NODE_RESOLVER - after 1');
  expect(resolve('hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet', 'web')).toBe(`${FOUND} 1`);
  const none = (address: string): string =>
    `dnsPolicy: None, dnsConfig: {nameservers: [${address}], searches: [shop.svc.cluster.local]}`;
  expect(resolve(none('1.1.1.1'), 'web')).toBe('EXTERNAL - after 2');
  expect(resolve(none('10.96.0.10'), 'web')).toBe(`${FOUND} 1`);
});

test('musl leaves the search list out for names with enough dots', () => {
  const config = 'dnsConfig: {options: [{name: ndots, value: "1"}]}';
  expect(resolve(config, 'web.shop')).toBe(`${FOUND} 3`);
  expect(resolve(config, 'web.shop', 'musl')).toBe('EXTERNAL - after 1');
});
