import { expect, test } from 'vitest';
import { atCursor, hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { hover } from '../hover';
import { kustomizationLensPlace, kustomizationLensTitle } from './kustomizationLens';
import { renderedText } from './renderedText';

const SOURCE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replicas: 1}
#- overlays/prod/kustomization.yaml
resources: [../../base]
namespace: shop-prod
namePrefix: prod-
replicas: [{name: web, count: 5}]
#- overlays/same/kustomization.yaml
# as it is
resources: [../../base]
`;

/** Markdown of the hover at `$0`, with the texts at hand. */
function hoverAt(source: string): string | undefined {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return hover(snapshot, uri, offset, (each) => fixture.files.get(each.slice(ROOT.length)))?.markdown;
}

test('the name of an object in a base says what overlays make of it', () => {
  expect(hoverAt(SOURCE.replace('name: web}\nspec', 'name: w$0eb}\nspec'))).toMatch(
    /^- `..\/overlays\/prod`: namespace `shop-prod`, name `prod-web`, replicas 5$/m,
  );
});

test('ports and labels that it gets are among that', () => {
  const labels = 'replicas: [{name: web, count: 1}]\nlabels: [{pairs: {env: prod}, includeTemplates: true}]';
  const source = SOURCE.replace(/replicas: .*count: 5.*/, labels);
  expect(hoverAt(source.replace('name: web}\nspec', 'name: w$0eb}\nspec'))).toMatch(
    /^- `..\/overlays\/prod`: namespace `shop-prod`, name `prod-web`, labels `env: prod`$/m,
  );
});

test('nothing off the name, and where no overlay changes anything', () => {
  expect(hoverAt(SOURCE.replace('kind: Dep', 'kind: D$0ep'))).toBeUndefined();
  const same = SOURCE.replace(/namespace: shop-prod\nnamePrefix: prod-\nreplicas.*\n/, '');
  expect(hoverAt(same.replace('name: web}\nspec', 'name: w$0eb}\nspec'))).not.toContain('overlays');
});

test('the lens and the preview of a kustomization', () => {
  const { files } = parseFixture(SOURCE);
  const snapshot = hostOf({ files, labels: [], cursor: undefined }).snapshot();
  const read = (uri: string): string | undefined => files.get(uri.slice(ROOT.length));
  const title = (path: string): string | undefined => kustomizationLensTitle(snapshot, ROOT + path, read);
  expect(title('overlays/prod/kustomization.yaml')).toBe('renders 1 object into shop-prod');
  expect(title('overlays/same/kustomization.yaml')).toBe('renders 1 object');
  expect(title('base/web.yaml')).toBeUndefined();
  expect(kustomizationLensPlace(snapshot, `${ROOT}overlays/same/kustomization.yaml`)?.start).toBe(11);
  expect(renderedText(snapshot, `${ROOT}overlays/prod/kustomization.yaml`, read)).toMatchInlineSnapshot(`
    "# It renders 1 object into shop-prod
    ---
    # ../../base/web.yaml
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: prod-web
      namespace: shop-prod
    spec:
      replicas: 5
    "
  `);
});
