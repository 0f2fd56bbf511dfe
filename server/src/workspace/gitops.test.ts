import { expect, test } from 'vitest';
import { parseFixture, hostOf, ROOT } from '../testing/fixture';

const FLUX = `
#- clusters/prod/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec: {path: ./apps/web, targetNamespace: shop, sourceRef: {kind: GitRepository, name: flux-system}}
#- apps/web/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web, namespace: written}
#- apps/web/deep/api.yaml
apiVersion: v1
kind: Service
metadata: {name: api}
#- apps/other/other.yaml
apiVersion: v1
kind: Service
metadata: {name: other}
`;

const ARGO = `
#- argo/app.yaml
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web}
spec:
  destination: {namespace: shop}
  source: {path: apps/web, repoURL: https://example.com/us/ws.git}
#- apps/web/kustomization.yaml
resources: [web.yaml, ../base]
#- apps/web/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: v1
kind: Service
metadata: {name: named, namespace: written}
#- apps/base/base.yaml
apiVersion: v1
kind: Service
metadata: {name: base}
#- apps/base/kustomization.yaml
resources: [base.yaml]
`;

/** \`name: namespace\` of each Service. */
function namespaces(source: string): readonly string[] {
  const fixture = parseFixture(source);
  const snapshot = hostOf(fixture).snapshot();
  return [...fixture.files.keys()].flatMap((path) =>
    snapshot
      .objectsOf(ROOT + path)
      .filter(({ kind }) => kind.value === 'Service')
      .map((object) => `${object.name?.value}: ${snapshot.namespaceOf(object)}`),
  );
}

test('Flux gives its namespace to all objects of a folder and of those below it', () => {
  expect(namespaces(FLUX)).toEqual(['web: shop', 'api: shop', 'other: undefined']);
});

test('Flux wins over the kustomization that it applies', () => {
  const source = FLUX.replace(
    '#- apps/web/web.yaml',
    '#- apps/web/kustomization.yaml\nnamespace: inner\nresources: [web.yaml]\n#- apps/web/web.yaml',
  );
  expect(namespaces(source)).toEqual(['web: shop', 'api: undefined', 'other: undefined']);
});

test('Argo CD gives its namespace to the objects that name none, of the kustomization that it applies', () => {
  expect(namespaces(ARGO)).toEqual(['web: shop', 'named: written', 'base: shop']);
});

test('Argo CD gives the namespace that it has Kustomize set to all objects', () => {
  const source = ARGO.replace('{path: apps/web,', '{path: apps/web, kustomize: {namespace: pets},');
  expect(namespaces(source)).toEqual(['web: pets', 'named: pets', 'base: pets']);
});

test('a Flux HelmRelease gives its namespace to the chart in a folder', () => {
  expect(
    namespaces(`
#- releases/web.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: shop}
spec: {chart: {spec: {chart: ./charts/web, sourceRef: {kind: GitRepository, name: flux-system}}}}
#- charts/web/Chart.yaml
name: web
#- charts/web/templates/service.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
`),
  ).toEqual(['web: shop']);
});

test('who deploys a folder twice into different namespaces gives none', () => {
  const second =
    '---\n' + FLUX.slice(FLUX.indexOf('apiVersion'), FLUX.indexOf('#- apps/web')).replace('shop', 'staging');
  expect(namespaces(FLUX.replace('#- apps/web/web', `${second}#- apps/web/web`))).toEqual([
    'web: undefined',
    'api: undefined',
    'other: undefined',
  ]);
});

test.each([
  [
    'another repository',
    FLUX.replace('name: flux-system}}', 'name: other}}').replace(
      '#- apps/web/web',
      '---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: other, namespace: flux-system}\nspec: {url: https://example.com/us/other}\n#- apps/web/web',
    ),
  ],
  ['a folder that is not here', FLUX.replace('./apps/web', './apps/none')],
  ['a template', FLUX.replace('targetNamespace: shop', 'targetNamespace: ${NAMESPACE}')],
  ['no namespace', FLUX.replace(' targetNamespace: shop,', '')],
])('nothing is given by %s', (_, source) => {
  expect(namespaces(source)[0]).toMatch(/^web: (written|undefined)$/);
  expect(namespaces(source)[1]).toBe('api: undefined');
});

test('a path counts from the outermost folder where it leads somewhere, whenever that comes', () => {
  const host = hostOf(parseFixture(FLUX));
  const given = (): string | undefined => {
    const snapshot = host.snapshot();
    const [object] = snapshot.objectsOf(`${ROOT}clusters/prod/apps/web/inner.yaml`);
    return object && snapshot.namespaceOf(object);
  };
  host.setFile(
    `${ROOT}clusters/prod/apps/web/inner.yaml`,
    'apiVersion: v1\nkind: Service\nmetadata: {name: inner}\n',
  );
  expect(given()).toBeUndefined();
  host.removeFile(`${ROOT}apps/web/web.yaml`);
  host.removeFile(`${ROOT}apps/web/deep/api.yaml`);
  expect(given()).toBe('shop');
});
