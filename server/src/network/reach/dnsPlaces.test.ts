import { expect, test } from 'vitest';
import { deployment, policy } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import { assumptionsOf, type ClusterProfile } from '../../workspace/assumptions';
import { parseDnsPlace, reachesDnsFrom } from './dnsPlaces';

test.each([
  ['kube-system/{k8s-app=kube-dns}:53', { end: 'kube-system/{k8s-app=kube-dns}', port: 53 }],
  ['dns/{app=dns}:5353', { end: 'dns/{app=dns}', port: 5353 }],
  ['169.254.20.10', { end: '169.254.20.10', port: 53 }],
  ['[fd00::a]:5353', { end: 'fd00::a', port: 5353 }],
  ['kube-dns', undefined],
])('%s', (text, expected) => expect(parseDnsPlace(text)).toEqual(expected));

const WEB = deployment('web', 'app: web');
const egress = (to: string, port: number): string =>
  policy(
    'p',
    `podSelector: {}, policyTypes: [Egress], egress: [{to: [${to}], ports: [{protocol: UDP, port: ${port}}]}]`,
  );
const inNamespace = (name: string): string =>
  `{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${name}}}}`;

function verdict(source: string, profile: ClusterProfile): string {
  const world = worldOf(source, assumptionsOf(profile, {}));
  const [web] = world.pods;
  return web ? reachesDnsFrom(world, web) : 'no pods';
}

test('where DNS answers is what the cluster is', () => {
  const kube = WEB + egress(inNamespace('kube-system'), 53);
  const openshift = WEB + egress(inNamespace('openshift-dns'), 5353);
  const local = WEB + egress('{ipBlock: {cidr: 169.254.20.10/32}}', 53);
  const all = (profile: ClusterProfile): readonly string[] =>
    [WEB, kube, openshift, local].map((source) => verdict(source, profile));
  expect(all('kubernetes')).toEqual(['yes', 'yes', 'no', 'unknown']);
  expect(all('openshift')).toEqual(['yes', 'no', 'yes', 'no']);
  expect(all('node-local-dns')).toEqual(['yes', 'yes', 'no', 'yes']);
  expect(all('flannel')).toEqual(['yes', 'yes', 'yes', 'yes']);
});

test('the DNS pods of the manifests may deny it themselves', () => {
  const dns = deployment('coredns', 'k8s-app: kube-dns').replace('shop', 'kube-system');
  const closed = policy('closed', 'podSelector: {}').replace('shop', 'kube-system');
  expect(verdict(WEB + dns, 'kubernetes')).toBe('yes');
  expect(verdict(WEB + dns + closed, 'kubernetes')).toBe('no');
});
