/** What features say of copies of an application: the own unit first, and which unit the others belong to. */
import { describe, expect, test } from 'vitest';
import { atCursor, ROOT, show } from '../testing/fixture';
import { prepareCalls } from './callHierarchy/calls';
import { completion } from './completion';
import { definition } from './definition';
import { references } from './references';
import { workspaceSymbols } from './symbols';

const COPY = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web}}}}
`;
const COPIES = `#- dev/web.yaml\n${COPY}#- prod/web.yaml\n${COPY}`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web}}}
`;

describe('references to the name of a copy', () => {
  const source = `${COPIES.replace('name: web', 'name: w$0eb')}#- dev/ingress.yaml\n${INGRESS}#- prod/ingress.yaml\n${INGRESS}`;
  const places = (declarations: 'with' | 'without'): readonly string[] => {
    const { snapshot, fixture, uri, offset } = atCursor(source);
    return references(snapshot, uri, offset, declarations).map((each) => show(fixture, each));
  };

  test('are those of its unit; the declarations of the others come last', () => {
    expect(places('without')).toEqual(['dev/ingress.yaml:4:41 "web"']);
    expect(places('with')).toEqual([
      'dev/web.yaml:3:18 "web"',
      'dev/ingress.yaml:4:41 "web"',
      'prod/web.yaml:3:18 "web"',
    ]);
  });

  test('of other units come behind its own', () => {
    const far = `#- aside/ingress.yaml\n${INGRESS}`;
    const { snapshot, fixture, uri, offset } = atCursor(far + source);
    const found = references(snapshot, uri, offset, 'without').map((each) => show(fixture, each));
    expect(found).toEqual(['dev/ingress.yaml:4:41 "web"', 'aside/ingress.yaml:4:41 "web"']);
  });
});

test('a definition is the one of its unit', () => {
  const { snapshot, fixture, uri, offset } = atCursor(
    `${COPIES}#- dev/ingress.yaml\n${INGRESS.replace('{name: web}}}', '{name: w$0eb}}}')}`,
  );
  expect(definition(snapshot, uri, offset).map(({ target }) => show(fixture, target))).toEqual([
    'dev/web.yaml:3:18 "web"',
  ]);
});

test('symbols of one name say their units, others their namespaces alone', () => {
  const lone = '#- dev/lone.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: lone, namespace: shop}\n';
  const { snapshot } = atCursor(COPIES.replace('name: web', 'name: w$0eb') + lone);
  const containers = workspaceSymbols(snapshot, 'service').map(({ name, container }) => [name, container]);
  expect(containers.toSorted()).toEqual([
    ['Service/lone', 'shop'],
    ['Service/web', 'dev'],
    ['Service/web', 'prod'],
  ]);
});

test('completion says the unit of what is not of the own one', () => {
  const other = '#- prod/api.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: shop}\n';
  const { snapshot, fixture, uri, offset } = atCursor(
    `${other}${COPIES}#- dev/ingress.yaml\n${INGRESS.replace('{name: web}}}', '{name: $0}}}')}`,
  );
  const text = fixture.files.get(uri.slice(ROOT.length)) ?? '';
  const items = completion(snapshot, uri, offset, text).map(({ label, detail }) => [label, detail]);
  expect(items).toEqual([
    ['web', 'service/web'],
    ['api', 'service/api in shop · prod'],
  ]);
});

test('a call hierarchy of what several overlays render says whose it is', () => {
  const overlay = (name: string): string =>
    `#- ${name}/kustomization.yaml\nresources: [../base]\nnamespace: shop-${name}\n`;
  const base = `#- base/kustomization.yaml\nresources: [web.yaml]\n#- base/web.yaml\n${COPY}`;
  const { snapshot, uri, offset } = atCursor(
    base.replace('name: web', 'name: w$0eb') + overlay('dev') + overlay('prod'),
  );
  expect(prepareCalls(snapshot, uri, offset).map(({ name, detail }) => [name, detail])).toEqual([
    ['service/web', 'dev'],
  ]);
});
