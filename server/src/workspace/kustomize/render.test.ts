import { describe, expect, test } from 'vitest';
import { parseFixture, ROOT } from '../../testing/fixture';
import { printTrees } from './printTrees';
import { type Rendered, renderKustomization } from './render';
import { idOf, kindOf } from './resource';
import { textSources } from './sources';
import { toPlain } from '../../syntax/plain';

function render(source: string): Rendered {
  const { files } = parseFixture(source);
  const [main = ''] = files.keys();
  return renderKustomization(
    ROOT + main,
    textSources((uri) => files.get(uri.slice(ROOT.length))),
  );
}

/** `Kind namespace/name` of each object. */
function namesOf(source: string): readonly string[] {
  return render(source).objects.map(
    ({ tree }) => `${kindOf(tree)} ${idOf(tree).namespace}/${idOf(tree).name}`,
  );
}

/** YAML of the objects. */
function textOf(source: string): string {
  return printTrees(render(source).objects.map(({ tree }) => toPlain(tree)));
}

const WEB = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
`;

const prod = (lines: string): string =>
  `#- prod/kustomization.yaml\nresources: [../base]\n${lines}\n${WEB.slice(1)}`;

describe('names', () => {
  test('a namespace and affixes, and what names the object follows', () => {
    expect(namesOf(prod('namespace: shop\nnamePrefix: a-\nnameSuffix: -z'))).toEqual([
      'Service shop/a-web-z',
      'Ingress shop/a-web-z',
    ]);
    expect(textOf(prod('namePrefix: a-'))).toContain('service:\n      name: a-web\n');
  });

  test('of two objects with the former name, the one with the same affixes is meant', () => {
    const both =
      '#- kustomization.yaml\nresources: [one, two]\n#- one/kustomization.yaml\nnamePrefix: one-\nresources: [../base]\n#- two/kustomization.yaml\nnamePrefix: two-\nresources: [../base]\n';
    const text = textOf(both + WEB.slice(1));
    expect(text).toContain('service:\n      name: one-web\n');
    expect(text).toContain('service:\n      name: two-web\n');
  });

  test('objects of the cluster get no namespace, a Namespace its name', () => {
    const source =
      '#- kustomization.yaml\nnamespace: b\nnamePrefix: p-\nresources: [x.yaml]\n#- x.yaml\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: c}\n';
    expect(namesOf(source)).toEqual(['Namespace /b', 'IngressClass /p-c']);
  });
});

test('labels reach selectors only where they are told to', () => {
  const text = textOf(prod('labels: [{pairs: {a: "1"}}, {pairs: {b: "2"}, includeSelectors: true}]'));
  expect(text.slice(0, text.indexOf('---'))).toMatchInlineSnapshot(`
    "apiVersion: v1
    kind: Service
    metadata:
      labels:
        a: "1"
        b: "2"
      name: web
    spec:
      ports:
      - port: 80
      selector:
        app: web
        b: "2"
    "
  `);
});

describe('patches', () => {
  test('merge ports by their number, and delete', () => {
    const patch =
      'patches:\n- patch: |-\n    apiVersion: v1\n    kind: Service\n    metadata: {name: web}\n    spec:\n      selector: null\n      ports: [{port: 443}, {port: 80, name: http}]\n- patch: |-\n    $patch: delete\n    apiVersion: networking.k8s.io/v1\n    kind: Ingress\n    metadata: {name: web}';
    expect(textOf(prod(patch))).toMatchInlineSnapshot(`
      "apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports:
        - port: 443
        - name: http
          port: 80
      "
    `);
  });

  test('find their targets by former names, too', () => {
    const patch =
      'namePrefix: x-\npatchesJson6902:\n- target: {version: v1, kind: Service, name: web}\n  patch: \'[{"op": "replace", "path": "/spec/ports/0/port", "value": 81}]\'';
    expect(textOf(prod(patch))).toContain('port: 81');
  });

  test.each([
    ['name: w.*', true],
    ['kind: Ing.*|Service, name: web', true],
    ['name: we', false],
    ['labelSelector: app=web', false],
    ['labelSelector: "!app, x notin (a, b)"', true],
    ['namespace: default', true],
    ['namespace: other', false],
    ['name: "(w+)+b"', false],
  ])('target {%s}', (target, hits) => {
    const patch = `patches: [{target: {${target}}, patch: '[{"op": "add", "path": "/hit", "value": 1}]'}]`;
    expect(textOf(prod(patch)).includes('hit: 1')).toBe(hits);
  });

  test('one that does not apply is said', () => {
    const patch = `patches: [{target: {kind: Service}, patch: '[{"op": "remove", "path": "/spec/ports/7"}]'}]`;
    expect(render(prod(patch)).incomplete).toEqual(['a JSON patch does not apply']);
    expect(render(prod('patches: [{path: gone.yaml}]')).incomplete).toEqual([
      'the patch `gone.yaml` cannot be read',
    ]);
  });
});

test('a component changes what names it', () => {
  const source = prod('components: [../c]') + '#- c/kustomization.yaml\nkind: Component\nnamePrefix: c-\n';
  expect(namesOf(source)).toEqual(['Service /c-web', 'Ingress /c-web']);
});

test('replicas and images', () => {
  const source = `#- kustomization.yaml
resources: [x.yaml]
replicas: [{name: a, count: 3}]
images: [{name: r/i, newTag: "2"}, {name: r/j, newName: k, digest: "sha256:1"}]
#- x.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec: {template: {spec: {containers: [{name: i, image: "r/i:1"}, {name: j, image: "r/j"}, {name: l, image: "r/l:1"}]}}}
`;
  const text = textOf(source);
  expect([...text.matchAll(/image: (.*)/g)].map(([, image]) => image)).toEqual([
    'r/i:2',
    'k@sha256:1',
    'r/l:1',
  ]);
  expect(text).toContain('replicas: 3');
});

test('what is not followed is said', () => {
  expect(
    render('#- kustomization.yaml\nresources: [github.com/a/b, gone.yaml]\nvars: []\n').incomplete,
  ).toEqual([
    'it uses `vars`',
    '`github.com/a/b` is not in the workspace',
    '`gone.yaml` is not in the workspace',
  ]);
});

test('circles and towers of kustomizations end', () => {
  expect(
    render('#- a/kustomization.yaml\nresources: [../b]\n#- b/kustomization.yaml\nresources: [../a]\n'),
  ).toMatchObject({
    objects: [],
    incomplete: [`\`${ROOT}a/kustomization.yaml\` cannot be followed`],
  });
  const tower = Array.from(
    { length: 40 },
    (_, at) => `#- ${at}/kustomization.yaml\nresources: [../${at + 1}, ../${at + 1}]\n`,
  );
  expect(render(tower.join('')).objects).toEqual([]);
});

test('every prefix of a kustomization, a patch and a manifest is rendered without an exception', () => {
  const { files } = parseFixture(
    prod('namespace: a\ncommonLabels: {x: y}\npatches: [{path: p.yaml, target: {kind: Service}}]') +
      '#- prod/p.yaml\n- op: move\n  from: /spec/ports/0\n  path: /spec/ports/-\n',
  );
  for (const [path, text] of files) {
    for (let length = 0; length <= text.length; length++) {
      const read = (uri: string): string | undefined =>
        uri === ROOT + path ? text.slice(0, length) : files.get(uri.slice(ROOT.length));
      expect(() =>
        printTrees(
          renderKustomization(`${ROOT}prod/kustomization.yaml`, textSources(read)).objects.map(({ tree }) =>
            toPlain(tree),
          ),
        ),
      ).not.toThrow();
    }
  }
});
