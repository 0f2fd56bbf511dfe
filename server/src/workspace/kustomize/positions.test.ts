import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kustomizeFiles } from '../../testing/kustomizeArbitrary';
import { parseFixture, ROOT } from '../../testing/fixture';
import { misplaced, placesIn } from '../../testing/misplaced';
import { renderKustomization } from './render';
import { textSources } from './sources';

const SOURCE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, name: http}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {name: http}}}}
#- prod/patch.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80, name: web}]
#- prod/kustomization.yaml
# one
resources: [../base]
namespace: shop
namePrefix: prod-
labels:
- pairs: {tier: front}
  includeSelectors: true
configMapGenerator: [{name: settings}]
patches:
- path: patch.yaml
- target: {kind: Service}
  patch: |-
    - op: add
      path: /spec/type

      value: NodePort
    - {op: replace, path: /spec/selector/app, value: "shop"}
- patch: '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "annotations": {"a": "b"}}}'
- target: {kind: Ingress}
  patch: "- {op: add, path: /metadata/labels, value: {\\"x\\": y}}"
`;

const { files } = parseFixture(SOURCE);
const read = (uri: string): string | undefined => files.get(uri.slice(ROOT.length));
const rendered = renderKustomization(`${ROOT}prod/kustomization.yaml`, textSources(read));

test('every value stands where its place says, or is what a field made of the text there', () => {
  expect(misplaced(rendered, read)).toEqual([]);
});

test('values lead to the base, to the patch or to the field that decides them', () => {
  expect(placesIn(rendered, read, 'Service')).toMatchInlineSnapshot(`
    "/apiVersion: v1 <- v1 in base/web.yaml
    /kind: Service <- Service in base/web.yaml
    /metadata/name: prod-web <- web in base/web.yaml
    /metadata/annotations/a: b <- b in prod/kustomization.yaml
    /metadata/namespace: shop <- shop in prod/kustomization.yaml
    /metadata/labels/tier: front <- front in prod/kustomization.yaml
    /spec/selector/app: shop <- shop in prod/kustomization.yaml
    /spec/selector/tier: front <- front in prod/kustomization.yaml
    /spec/ports/0/port: 80 <- 80 in base/web.yaml
    /spec/ports/0/name: web <- web in prod/patch.yaml
    /spec/type: NodePort <- NodePort in prod/kustomization.yaml"
  `);
  expect(placesIn(rendered, read, 'Ingress')).toMatchInlineSnapshot(`
    "/apiVersion: networking.k8s.io/v1 <- networking.k8s.io/v1 in base/web.yaml
    /kind: Ingress <- Ingress in base/web.yaml
    /metadata/name: prod-web <- web in base/web.yaml
    /metadata/labels/x: y <- - {op: add, path: /metadata/labels, value: {\\"x\\": y}} in prod/kustomization.yaml
    /metadata/labels/tier: front <- front in prod/kustomization.yaml
    /metadata/namespace: shop <- shop in prod/kustomization.yaml
    /spec/defaultBackend/service/name: prod-web <- web in base/web.yaml
    /spec/defaultBackend/service/port/name: http <- http in base/web.yaml"
  `);
  expect(placesIn(rendered, read, 'ConfigMap')).toMatchInlineSnapshot(`
    "/apiVersion: v1 <- settings in prod/kustomization.yaml
    /kind: ConfigMap <- settings in prod/kustomization.yaml
    /metadata/name: prod-settings <- settings in prod/kustomization.yaml
    /metadata/namespace: shop <- shop in prod/kustomization.yaml
    /metadata/labels/tier: front <- front in prod/kustomization.yaml"
  `);
});

test('in any kustomization', () => {
  fc.assert(
    fc.property(kustomizeFiles, (texts) => {
      const readText = (uri: string): string | undefined => texts.get(uri.slice(ROOT.length));
      const made = renderKustomization(`${ROOT}overlays/prod/kustomization.yaml`, textSources(readText));
      expect(misplaced(made, readText)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
