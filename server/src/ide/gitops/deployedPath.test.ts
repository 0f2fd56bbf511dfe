import { expect, test } from 'vitest';
import { atCursor, ROOT, show } from '../../testing/fixture';
import { hoverAt } from '../../testing/hoverAt';
import { definition } from '../definition';
import { pathLinks } from '../kustomization/pathLinks';
import { references } from '../references';

const FLUX = `
#- clusters/prod/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec: {path: ./apps/web, targetNamespace: shop, sourceRef: {kind: GitRepository, name: flux-system}}
#- apps/web/kustomization.yaml
resources: [web.yaml]
#- apps/web/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
`;
const ARGO = `
#- argo/app.yaml
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web}
spec:
  destination: {namespace: shop}
  sources:
    - {path: charts/web, repoURL: https://example.com/us/ws.git}
    - {path: plain, repoURL: https://example.com/us/ws.git}
#- charts/web/Chart.yaml
name: web
#- charts/web/templates/service.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
#- plain/deep/a.yaml
apiVersion: v1
kind: Service
metadata: {name: deep}
#- plain/b.yaml
apiVersion: v1
kind: Service
metadata: {name: plain}
`;

function definitionAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return definition(snapshot, uri, offset).map(({ target }) => show(fixture, target));
}

function referencesAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return references(snapshot, uri, offset, 'without').map((location) => show(fixture, location));
}

test('a path leads to the kustomization, to the chart, or to the first manifest of its folder', () => {
  expect(definitionAt(FLUX.replace('./apps', './ap$0ps'))).toEqual(['apps/web/kustomization.yaml:1:1 ""']);
  expect(definitionAt(ARGO.replace('charts/web,', 'charts/w$0eb,'))).toEqual([
    'charts/web/Chart.yaml:1:1 ""',
  ]);
  expect(definitionAt(ARGO.replace('path: plain', 'path: pl$0ain'))).toEqual(['plain/b.yaml:1:1 ""']);
  expect(definitionAt(FLUX.replace('./apps/web', './ap$0ps/none'))).toEqual([]);
});

test('a kustomization and a chart know who deploys them', () => {
  expect(referencesAt(FLUX.replace('resources:', 'reso$0urces:'))).toEqual([
    'clusters/prod/apps.yaml:4:14 "./apps/web"',
  ]);
  expect(referencesAt(ARGO.replace('name: web\n#- charts/web/t', 'na$0me: web\n#- charts/web/t'))).toEqual([
    'argo/app.yaml:7:14 "charts/web"',
  ]);
});

test('a hover says what is deployed, and into which namespace', () => {
  expect(hoverAt(FLUX.replace('./apps', './ap$0ps'))).toBe(
    'Deploys [../../apps/web/kustomization.yaml](apps/web/kustomization.yaml#L1), into namespace `shop`',
  );
  expect(hoverAt(ARGO.replace('charts/web,', 'charts/w$0eb,'))).toBe(
    'Deploys [../charts/web/Chart.yaml](charts/web/Chart.yaml#L1), into namespace `shop` where none is written',
  );
});

test('paths are links', () => {
  const { snapshot, fixture } = atCursor(ARGO.replace('name: deep', 'name: de$0ep'));
  const links = pathLinks(snapshot, `${ROOT}argo/app.yaml`, () => undefined);
  expect(links.map(({ origin, target }) => [show(fixture, origin), target.slice(ROOT.length)])).toEqual([
    ['argo/app.yaml:7:14 "charts/web"', 'charts/web/Chart.yaml'],
    ['argo/app.yaml:8:14 "plain"', 'plain/b.yaml'],
  ]);
});
