import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import type { Release } from '../../workspace/helm/release';
import type { Config } from '../config/config';
import { readSettings } from '../settings';
import { wantedReleases } from './wantedReleases';

const FOLDER = ROOT.slice(0, -1);
const CHARTS = `
#- charts/shop/Chart.yaml
apiVersion: v2
name: Shop
#- charts/shop/values-prod.yaml
a: 1
#- charts/shop/charts/db/Chart.yaml
apiVersion: v2
name: db
#- charts/common/Chart.yaml
apiVersion: v2
name: common
type: library
#- charts/web/Chart.yaml
apiVersion: v2
name: web
`;

function wanted(source: string, helm: object, config?: Config): readonly Release[] {
  const folders = config ? [{ folder: FOLDER, config, problems: [] }] : [];
  const settings = { ...readSettings({ helm }), folders };
  return wantedReleases(hostOf(parseFixture(source)).snapshot(), settings, [FOLDER]);
}

const SHOP = { chart: 'charts/shop', release: 'a', namespace: 'b', values: ['charts/shop/values-prod.yaml'] };
const SHOP_RELEASE = {
  chart: `${ROOT}charts/shop`,
  name: 'a',
  namespace: 'b',
  values: [`${ROOT}charts/shop/values-prod.yaml`],
};

test('those that are listed, of charts that are there', () => {
  expect(wanted(CHARTS, {})).toEqual([]);
  const option = { chart: 'charts/web', release: '--post-renderer=./run' };
  const releases = [SHOP, option, { chart: 'charts/elsewhere' }, { chart: './charts/web/' }, 7];
  expect(wanted(CHARTS, { releases })).toEqual([
    SHOP_RELEASE,
    { chart: `${ROOT}charts/web`, name: 'web', namespace: undefined, values: [] },
  ]);
});

test('all: each other chart that can be installed, with its own values', () => {
  const names = wanted(CHARTS, { index: 'all', releases: [SHOP] }).map(({ chart, name }) => [chart, name]);
  expect(names).toEqual([
    [`${ROOT}charts/shop`, 'a'],
    [`${ROOT}charts/web`, 'web'],
  ]);
  const [shop] = wanted(CHARTS, { index: 'all', valuesFiles: ['values-prod.yaml', 'values-dev.yaml'] });
  expect(shop).toMatchObject({ name: 'shop', values: [`${ROOT}charts/shop/values-prod.yaml`] });
});

test('a .selectrail.yaml wins', () => {
  expect(wanted(CHARTS, { releases: [{ chart: 'charts/web' }] }, { helm: { releases: [SHOP] } })).toEqual([
    SHOP_RELEASE,
  ]);
  expect(wanted(CHARTS, { index: 'all' }, { helm: { index: 'releases' } })).toEqual([]);
});

const FLUX = `
#- base/release.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec:
  chart: {spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: flux-system}}}
  values: {replicas: 1, image: {tag: "1.0"}}
#- base/kustomization.yaml
resources: [release.yaml]
#- overlays/dev/kustomization.yaml
namespace: shop-dev
resources: [../../base]
#- overlays/prod/kustomization.yaml
namespace: shop-prod
resources: [../../base]
patches:
  - patch: |
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: shop}
      spec: {values: {replicas: 5}}
`;

test('a HelmRelease says how a chart is installed, in each environment', () => {
  const found = wanted(CHARTS + FLUX, { index: 'all' }).filter(({ chart }) => chart.endsWith('shop'));
  expect(found.map(({ name, namespace, by }) => [name, namespace, by?.environment, by?.values])).toEqual([
    ['shop', 'shop-dev', 'dev', '{"replicas":1,"image":{"tag":"1.0"}}'],
    ['shop', 'shop-prod', 'prod', '{"replicas":5,"image":{"tag":"1.0"}}'],
  ]);
  expect(wanted(CHARTS + FLUX, { releases: [SHOP] })).toEqual([SHOP_RELEASE]);
  expect(wanted(CHARTS + FLUX, { index: 'all', releases: [SHOP] })[0]).toEqual(SHOP_RELEASE);
});

test('what a HelmRelease leaves to others is not guessed', () => {
  const isUsed = (source: string): boolean =>
    wanted(CHARTS + source, { index: 'all' }).some(({ by }) => by !== undefined);
  expect(isUsed(FLUX)).toBe(true);
  expect(isUsed(FLUX.replace('spec:\n', 'spec:\n  valuesFrom: [{kind: Secret, name: a}]\n'))).toBe(false);
  expect(isUsed(FLUX.replace('replicas: 1', 'replicas: "${REPLICAS}"').replace('replicas: 5', 'a: 1'))).toBe(
    false,
  );
  expect(isUsed(FLUX.replace('name: flux-system', 'name: elsewhere'))).toBe(false);
});

const APPLICATION = `
#- apps/shop.yaml
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop-prod, namespace: argocd}
spec:
  destination: {namespace: prod}
  source:
    repoURL: https://example.com/me/ws.git
    path: charts/shop
    helm:
      valueFiles: [values-prod.yaml]
      values: |
        replicas: 5
`;

test('so does an Application', () => {
  const root = CHARTS + APPLICATION;
  const host = hostOf(parseFixture(root.replaceAll('#- ', '#- ws/')));
  const settings = readSettings({ helm: { index: 'all' } });
  const [shop] = wantedReleases(host.snapshot(), settings, [FOLDER]);
  expect(shop).toMatchObject({
    name: 'shop-prod',
    namespace: 'prod',
    values: [`${ROOT}ws/charts/shop/values-prod.yaml`],
    by: { values: 'replicas: 5\n' },
  });
});
