/** Rename of labels that kustomizations render. */
import { describe, expect, test } from 'vitest';
import { atCursor, type Fixture, ROOT, show } from '../../testing/fixture';
import { applyEdits } from '../editText';
import { prepareRename, rename } from '../rename';

const readFrom =
  ({ files }: Fixture) =>
  (uri: string): string | undefined =>
    files.get(uri.slice(ROOT.length));

/** Places that a rename at the cursor changes, with the new text; or the reason why there is none. */
function renamed(source: string, newName: string): readonly string[] | string {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const result = rename(snapshot, uri, offset, newName, readFrom(fixture));
  if (result.state === 'refused') return result.reason;
  return result.edits.map((edit) => `${show(fixture, edit)} → ${edit.newText}`).toSorted();
}

/** Lines that differ after the rename, by files. */
function changedLines(source: string, newName: string): readonly string[] | string {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const result = rename(snapshot, uri, offset, newName, readFrom(fixture));
  if (result.state === 'refused') return result.reason;
  return [...fixture.files].flatMap(([path, text]) => {
    const after = applyEdits(
      text,
      result.edits.filter((edit) => edit.uri === ROOT + path),
    ).split('\n');
    return text
      .split('\n')
      .flatMap((line, at) => (line === after[at] ? [] : [`${path}: ${after[at] ?? ''}`]));
  });
}

const BASE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
---
apiVersion: v1
kind: Service
metadata: {name: other}
spec: {selector: {app: other}, ports: [{port: 80}]}
`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}}
`;
const dev = '#- dev/kustomization.yaml\nresources: [../base]\n';
const prod = (fields: string): string => `#- prod/kustomization.yaml\nresources: [../base]\n${fields}\n`;
/** What changes in the base in every case. */
const IN_BASE = [
  'base/web.yaml: spec: {selector: {app: shop}, ports: [{port: 80}]}',
  'base/web.yaml:   selector: {matchLabels: {app: shop}}',
  'base/web.yaml:     metadata: {labels: {app: shop}}',
];
const atBase = (source: string): string => source.replace('{selector: {app: web', '{selector: {app: w$0eb');

describe('the value of a label in a base', () => {
  test('changes with all that is rendered of it, and the own labels of others stay', () => {
    expect(changedLines(atBase(BASE) + dev, 'shop')).toEqual(IN_BASE);
  });

  test('is followed by objects of an overlay', () => {
    const source =
      atBase(BASE) + dev + prod('resources: [../base, policy.yaml]').replace('resources: [../base]\n', '');
    expect(changedLines(`${source}#- prod/policy.yaml\n${POLICY}`, 'shop')).toEqual([
      ...IN_BASE,
      'prod/policy.yaml: spec: {podSelector: {matchLabels: {app: shop}}}',
    ]);
  });

  test('is followed by a patch that says it again, in a file and inline', () => {
    const inline = `patches:
- path: patch.yaml
- patch: |-
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec:
      selector:
        app: web
`;
    const source = `${atBase(BASE)}${dev}${prod(inline)}#- prod/patch.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web, tier: a}}}}
`;
    expect(changedLines(source, 'shop')).toEqual([
      ...IN_BASE,
      'prod/kustomization.yaml:         app: shop',
      'prod/patch.yaml: spec: {template: {metadata: {labels: {app: shop, tier: a}}}}',
    ]);
  });

  test('is not that of a patch that gives another one', () => {
    const other = `patches:
- target: {kind: Service, name: other}
  patch: '[{op: replace, path: /spec/selector/app, value: web2}]'`;
    expect(changedLines(atBase(BASE) + dev + prod(other), 'shop')).toEqual(IN_BASE);
  });

  test('is followed by operations of JSON patches, in a component, too', () => {
    const source = `${atBase(BASE)}${dev}${prod(`components: [../common]
patches:
- target: {kind: Service, name: other}
  patch: |-
    - op: replace
      path: /spec/selector/app
      value: web`)}#- common/kustomization.yaml
kind: Component
patches:
- target: {kind: Deployment}
  path: fix.yaml
#- common/fix.yaml
- {op: add, path: /spec/template/metadata/labels/app, value: web}
`;
    expect(changedLines(source, 'shop')).toEqual([
      ...IN_BASE,
      'prod/kustomization.yaml:       value: shop',
      'common/fix.yaml: - {op: add, path: /spec/template/metadata/labels/app, value: shop}',
    ]);
  });

  test('is refused where it would not be the same label any more', () => {
    const replaced = `replacements:
- source: {kind: Service, name: web, fieldPath: spec.selector.app}
  targets: [{select: {kind: Deployment}, fieldPaths: [spec.template.metadata.labels.app]}]`;
    expect(changedLines(atBase(BASE) + prod(replaced), 'shop')).toBe(
      '`replacements` of `prod/kustomization.yaml` may write this, too',
    );
    expect(changedLines(atBase(BASE) + dev, 'no way')).toBe('`no way` is no valid label value');
    const tested = `patches:
- target: {kind: Service, name: web}
  patch: '[{op: test, path: /spec/selector/app, value: web}, {op: add, path: /spec/type, value: NodePort}]'`;
    expect(changedLines(atBase(BASE) + prod(tested), 'shop')).toBe(
      'Kustomize would make something else of `prod`',
    );
  });
});

test('a label whose text is that of a name, too, is left alone', () => {
  const aliased = BASE.replace('{name: web}\nspec', '{name: &web web}\nspec').replace(
    '{app: web}, ports',
    '{app: *web}, ports',
  );
  const place = aliased.replace('labels: {app: web}}\n    spec', 'labels: {app: w$0eb}}\n    spec');
  expect(changedLines(place + dev, 'shop')).toBe('Kustomize would make something else of `dev`');
  const atName = aliased.replace('&web web}', '&web w$0eb}');
  expect(changedLines(atName + dev, 'shop')).toEqual(['base/web.yaml: metadata: {name: &web shop}']);
});

describe('a label that kustomizations give', () => {
  test('is followed where an inner one gives the same key', () => {
    const inner = `#- common/kustomization.yaml
kind: Component
labels: [{pairs: {team: green}}]
`;
    const source = `${BASE}${dev}${prod('components: [../common]\nlabels: [{pairs: {te$0am: red}}]')}${inner}`;
    expect(changedLines(source, 'crew')).toEqual([
      'prod/kustomization.yaml: labels: [{pairs: {crew: red}}]',
      'common/kustomization.yaml: labels: [{pairs: {crew: green}}]',
    ]);
  });

  const given = (fields: string): string => `${BASE}${dev}${prod(fields)}`;

  test('changes in `commonLabels` with patches and selectors that ask for it', () => {
    const source = `${given(`commonLabels: {team: r$0ed}
resources: [../base, policy.yaml]`).replace('resources: [../base]\ncommon', 'common')}#- prod/policy.yaml
${POLICY.replace('app: web', 'team: red')}`;
    expect(changedLines(source, 'blue')).toEqual([
      'prod/kustomization.yaml: commonLabels: {team: blue}',
      'prod/policy.yaml: spec: {podSelector: {matchLabels: {team: blue}}}',
    ]);
  });

  test('changes in `labels`, from the key, too', () => {
    const source = given('labels: [{pairs: {te$0am: red}, includeSelectors: true}]');
    expect(changedLines(source, 'example.com/team')).toEqual([
      'prod/kustomization.yaml: labels: [{pairs: {example.com/team: red}, includeSelectors: true}]',
    ]);
  });

  test('is followed by the targets of outer patches', () => {
    const source = `${given('commonLabels: {team: r$0ed}')}#- all/kustomization.yaml
resources: [../prod]
patches:
- target: {kind: Deployment, labelSelector: "team=red,app in (web, red)"}
  patch: '[{op: add, path: /spec/replicas, value: 3}]'
`;
    expect(changedLines(source, 'blue')).toEqual([
      'prod/kustomization.yaml: commonLabels: {team: blue}',
      'all/kustomization.yaml: - target: {kind: Deployment, labelSelector: "team=blue,app in (web, red)"}',
    ]);
  });

  test('is refused where a target finds others by the same label', () => {
    const source = `${given('labels: [{pairs: {team: r$0ed}, includeSelectors: true}]')}#- all/kustomization.yaml
resources: [../prod, more.yaml]
patches:
- target: {kind: Deployment, labelSelector: team=red}
  patch: '[{op: add, path: /spec/replicas, value: 3}]'
#- all/more.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: more, labels: {team: red}}
spec: {template: {metadata: {labels: {app: more}}}}
`;
    expect(changedLines(source, 'blue')).toBe('A patch finds other objects by this label, too');
  });
});

describe('from a patch', () => {
  const source = `${BASE}${dev}${prod('patches: [{path: patch.yaml}]')}#- prod/patch.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: w$0eb}}
`;

  test('the label of the base follows', () => {
    expect(changedLines(source, 'shop')).toEqual([
      ...IN_BASE,
      'prod/patch.yaml: spec: {selector: {app: shop}}',
    ]);
  });

  test('what is at the cursor can be renamed', () => {
    const { snapshot, fixture, uri, offset } = atCursor(source);
    const ready = prepareRename(snapshot, uri, offset);
    expect(ready).toMatchObject({ state: 'ready', value: 'web' });
    expect(ready?.state === 'ready' && show(fixture, ready.location)).toBe('prod/patch.yaml:4:24 "web"');
  });

  test('only what it adds itself changes, where the base has another', () => {
    const own = source.replace('app: w$0eb}', 'app: web, tier: fr$0ont}');
    const both = own.replace(
      '[{path: patch.yaml}]',
      `[{path: patch.yaml}, {target: {kind: Deployment},
  patch: '[{op: add, path: /spec/template/metadata/labels/tier, value: front}]'}]`,
    );
    expect(renamed(both, 'back')).toEqual([
      'prod/kustomization.yaml:3:72 "front" → back',
      'prod/patch.yaml:4:35 "front" → back',
    ]);
  });
});

describe('the name of a port', () => {
  const ported = BASE.replace(
    'ports: [{port: 80}]}\n---\napiVersion: apps',
    'ports: [{port: 80, targetPort: ht$0tp, name: http}]}\n---\napiVersion: apps',
  ).replace('image: web}', 'image: web, ports: [{name: http, containerPort: 8080}]}');
  const IN_PORTS = [
    'base/web.yaml: spec: {selector: {app: web}, ports: [{port: 80, targetPort: main, name: http}]}',
    'base/web.yaml:     spec: {containers: [{name: web, image: web, ports: [{name: main, containerPort: 8080}]}]}',
  ];

  test('is followed by patches, in a file and as an operation', () => {
    const source = `${ported}${dev}${prod(`patches:
- path: patch.yaml
- target: {kind: Service, name: other}
  patch: '[{op: replace, path: /spec, value: {selector: {app: web}, ports: [{port: 81, targetPort: http}]}}]'`)}#- prod/patch.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 90, name: more, targetPort: http}]}
`;
    expect(changedLines(source, 'main')).toEqual([
      ...IN_PORTS,
      "prod/kustomization.yaml:   patch: '[{op: replace, path: /spec, value: {selector: {app: web}, ports: [{port: 81, targetPort: main}]}}]'",
      'prod/patch.yaml: spec: {ports: [{port: 90, name: more, targetPort: main}]}',
    ]);
  });

  test('is refused where the pods have one of that name in an overlay', () => {
    const source = `${ported}${prod('patches: [{path: patch.yaml}]')}#- prod/patch.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, ports: [{name: main, containerPort: 9090}]}]}}}
`;
    expect(changedLines(source, 'main')).toBe('The pods have a port `main` already');
    expect(changedLines(source, 'Main')).toContain('is no valid port name');
  });
});

describe('the key of a label', () => {
  test('changes in paths of JSON patches as these write it', () => {
    const keyed = BASE.replaceAll('app: ', 'app.kubernetes.io/name: ').replace(
      '{selector: {app',
      '{selector: {a$0pp',
    );
    const patch = prod(`patches:
- target: {kind: Service, name: web}
  patch: |-
    - op: replace
      path: /spec/selector/app.kubernetes.io~1name
      value: web2
    - {op: add, path: /metadata/labels, value: {a: b}}
- target: {kind: Deployment}
  patch: '[{op: replace, path: /spec/template/metadata/labels/app.kubernetes.io~1name, value: web2}]'`);
    expect(changedLines(keyed + dev + patch, 'example.com/app')).toEqual([
      'base/web.yaml: spec: {selector: {example.com/app: web}, ports: [{port: 80}]}',
      'base/web.yaml:   selector: {matchLabels: {example.com/app: web}}',
      'base/web.yaml:     metadata: {labels: {example.com/app: web}}',
      'prod/kustomization.yaml:       path: /spec/selector/example.com~1app',
      "prod/kustomization.yaml:   patch: '[{op: replace, path: /spec/template/metadata/labels/example.com~1app, value: web2}]'",
    ]);
  });

  test('changes in patches that give another value', () => {
    const source = `${BASE.replace('{selector: {app', '{selector: {a$0pp')}${dev}${prod('patches: [{path: a.yaml}, {path: b.yaml}]')}#- prod/a.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: two}}
#- prod/b.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: two}}}, selector: {matchLabels: {app: two}}}
`;
    expect(changedLines(source, 'name')).toEqual([
      'base/web.yaml: spec: {selector: {name: web}, ports: [{port: 80}]}',
      'base/web.yaml:   selector: {matchLabels: {name: web}}',
      'base/web.yaml:     metadata: {labels: {name: web}}',
      'prod/a.yaml: spec: {selector: {name: two}}',
      'prod/b.yaml: spec: {template: {metadata: {labels: {name: two}}}, selector: {matchLabels: {name: two}}}',
    ]);
  });

  test('is refused where a patch takes it away', () => {
    const source = `${BASE.replace('{selector: {app', '{selector: {a$0pp')}${dev}${prod('patches: [{path: a.yaml}]')}#- prod/a.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: null, tier: front}}
`;
    expect(changedLines(source, 'name')).toBe('Kustomize would make something else of `prod`');
  });
});
