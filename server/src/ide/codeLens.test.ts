import { describe, expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT, show } from '../testing/fixture';
import { deployment, service } from '../testing/manifests';
import { lensPlaces, resolveLens } from './codeLens';
import { DEFAULT_SETTINGS } from './settings';

const fixture = parseFixture(
  `# a comment\n${service('web', 'selector: {app: web}')}${deployment('web', 'app: web')}`,
);
const uri = `${ROOT}main.yaml`;

test('a lens stands on the first line of its object, in every document', () => {
  const snapshot = hostOf(fixture).snapshot();
  const places = lensPlaces(snapshot, uri, DEFAULT_SETTINGS);
  expect(places.map(({ type, index, location }) => `${type} ${index} ${show(fixture, location)}`)).toEqual([
    'service 0 main.yaml:4:1 ""',
    'workload 1 main.yaml:10:1 ""',
  ]);
});

test('settings turn each kind of lens off', () => {
  const snapshot = hostOf(fixture).snapshot();
  const lenses = { ...DEFAULT_SETTINGS.lenses, service: false };
  expect(lensPlaces(snapshot, uri, { ...DEFAULT_SETTINGS, lenses }).map(({ type }) => type)).toEqual([
    'workload',
  ]);
});

test('a place whose object is gone has no lens', () => {
  const host = hostOf(fixture);
  const [place] = lensPlaces(host.snapshot(), uri, DEFAULT_SETTINGS);
  host.setFile(uri, '');
  expect(place && resolveLens(host.snapshot(), place)).toBeUndefined();
});

describe('of a base that one overlay renders', () => {
  const base = parseFixture(`
#- base/kustomization.yaml
resources: [web.yaml, policy.yaml]
#- base/web.yaml
${service('web', 'selector: {app: web}')}${deployment('web', 'app: web')}
#- base/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
#- prod/kustomization.yaml
namespace: shop
namePrefix: prod-
replicas: [{name: web, count: 4}]
resources: [../base]
patches: []
`);
  const titles = (text: string, name: string): readonly string[] => {
    const host = hostOf(base);
    host.setFile(`${ROOT}prod/kustomization.yaml`, text);
    const file = `${ROOT}base/${name}`;
    const snapshot = host.snapshot();
    return lensPlaces(snapshot, file, DEFAULT_SETTINGS).map(
      (place) => resolveLens(snapshot, place)?.title ?? '',
    );
  };
  const overlay = base.files.get('prod/kustomization.yaml') ?? '';

  test('it says what that makes of it', () => {
    expect(titles(overlay, 'web.yaml')).toEqual([
      '4 pods · prod-web.shop.svc.cluster.local',
      'service/prod-web · 1 policy',
      'reachable from nobody · egress open',
    ]);
    expect(titles(overlay, 'policy.yaml')).toEqual([
      'isolates 4 pods for ingress · allows 4 pods',
      'matches 4 pods in shop',
    ]);
  });

  test('a rule that a patch replaces keeps what it says itself', () => {
    const patch = `
patches:
  - patch: |
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: web}
      spec: {ingress: [{from: [{podSelector: {matchLabels: {app: nobody}}}]}]}
`;
    expect(titles(overlay.replace('patches: []\n', patch), 'policy.yaml')).toEqual([
      'isolates 4 pods for ingress · allows no pods app=nobody',
      'matches 2 pods in shop',
    ]);
  });

  test('where environments differ, what the first makes of it, by its name', () => {
    const host = hostOf(base);
    const overlay = (name: string, text: string): void =>
      host.setFile(`${ROOT}overlays/${name}/kustomization.yaml`, `resources: [../../base]\n${text}\n`);
    host.removeFile(`${ROOT}prod/kustomization.yaml`);
    overlay('prod', 'namespace: shop\nreplicas: [{name: web, count: 4}]');
    overlay('dev', 'namespace: dev');
    const snapshot = host.snapshot();
    const file = `${ROOT}base/web.yaml`;
    const titles = (seen: typeof snapshot): readonly (string | undefined)[] =>
      lensPlaces(seen, file, DEFAULT_SETTINGS).map((place) => resolveLens(seen, place)?.title);
    expect(titles(snapshot)).toEqual([
      'dev: 2 pods · web.dev.svc.cluster.local',
      'service/web · 1 policy',
      'reachable from nobody · egress open',
    ]);
    const prod = snapshot.layout.leaves.filter(({ id }) => id.endsWith('/prod'));
    expect(titles(snapshot.asSeenFrom(new Set(prod)))[0]).toBe('4 pods · web.shop.svc.cluster.local');
  });
});
