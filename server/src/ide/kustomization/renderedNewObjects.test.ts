/** Fixes that write an object where kustomizations render what asks for it. */
import { describe, expect, test } from 'vitest';
import { checkDiagnostics, fixTitles, textsAfter } from '../../testing/checkDiagnostics';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { Host } from '../../workspace/host';
import { DEFAULT_CLUSTER } from '../../workspace/settings';
import { diagnostics } from '../diagnostics';
import { DEFAULT_SETTINGS, type Settings } from '../settings';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]}
`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: nginx, defaultBackend: {service: {name: web, port: {name: http}}}}
`;
/** What else a base needs for a missing Service to be seen as missing. */
const OTHER = `apiVersion: v1
kind: Service
metadata: {name: other}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
`;
const base = (...objects: readonly string[]): string =>
  `#- base/kustomization.yaml\nresources: [web.yaml]\n#- base/web.yaml\n${objects.join('---\n')}`;
const overlay = (name: string, fields: string): string =>
  `#- overlays/${name}/kustomization.yaml\nresources:\n  - ../../base\n${fields}\n`;

function settingsWith(rule: string): Settings {
  return { ...DEFAULT_SETTINGS, rules: { [rule]: 'warning' } };
}

/** Findings of all files of `texts`. */
function findingsIn(texts: ReadonlyMap<string, string>, settings: Settings): readonly string[] {
  const host = new Host(DEFAULT_CLUSTER);
  for (const [path, text] of texts) host.setFile(ROOT + path, text);
  const snapshot = host.snapshot();
  return [...texts.keys()].flatMap((path) =>
    diagnostics(snapshot, ROOT + path, settings).map(({ rule, message }) => `${rule.code}: ${message}`),
  );
}

interface Applied {
  readonly texts: ReadonlyMap<string, string>;
  /** What is found after it that was not before. */
  readonly more: readonly string[];
  /** The findings of the rule that are left. */
  readonly left: readonly string[];
}

/** Applies the first fix of `rule` whose title begins with `title`. */
function applied(source: string, rule: string, title: string): Applied {
  const fixture = parseFixture(source);
  const snapshot = hostOf(fixture).snapshot();
  const settings = settingsWith(rule);
  const read = (uri: string): string | undefined => fixture.files.get(uri.slice(ROOT.length));
  const all = [...fixture.files.keys()]
    .flatMap((path) => diagnostics(snapshot, ROOT + path, settings))
    .filter((each) => each.rule.code === rule)
    .flatMap((each) => each.fixes(read));
  const fix = all.find((each) => each.title.startsWith(title));
  if (!fix) throw new Error(`no fix "${title}" among: ${all.map((each) => each.title).join(', ')}`);
  const before = new Set(findingsIn(fixture.files, settings));
  const texts = textsAfter(fixture, fix);
  const after = findingsIn(texts, settings);
  return {
    texts,
    more: after.filter((each) => !before.has(each)),
    left: after.filter((each) => each.startsWith(`${rule}: `)),
  };
}

describe('a Service that an Ingress of a base asks for', () => {
  const prod = overlay(
    'prod',
    'namePrefix: prod-\nnamespace: shop\nlabels: [{pairs: {env: prod}, includeSelectors: true}]',
  );
  const dev = overlay('dev', 'nameSuffix: -dev\nnamespace: shop-dev');

  test('is written behind it, without what the overlays add, and fits in each of them', () => {
    const { texts, more, left } = applied(
      base(WEB, OTHER, INGRESS) + prod + dev,
      'ingress-backend-missing',
      'Create',
    );
    expect(more).toEqual([]);
    expect(left).toEqual([]);
    expect(texts.get('base/web.yaml')?.split('---\n').at(-1)).toBe(`apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      name: http
      targetPort: http
`);
  });

  test('takes the namespace that is written, where that is', () => {
    const inShop = [WEB, OTHER, INGRESS].map((each) =>
      each.replace(/metadata: \{name: (\w+)\}/, 'metadata: {name: $1, namespace: shop}'),
    );
    const plain = overlay('prod', 'namePrefix: prod-');
    const { texts, more } = applied(base(...inShop) + plain, 'ingress-backend-missing', 'Create');
    expect(more).toEqual([]);
    expect(texts.get('base/web.yaml')?.split('---\n').at(-1)).toContain('  namespace: shop\n');
  });

  test('is not doubled by labels of the base', () => {
    const common = base(WEB, OTHER, INGRESS).replace('resources', 'commonLabels: {team: a}\nresources');
    const { texts, more, left } = applied(common + prod, 'ingress-backend-missing', 'Create');
    expect([...more, ...left]).toEqual([]);
    expect(texts.get('base/web.yaml')?.split('---\n').at(-1)).toContain('selector:\n    app: web\n  ports');
  });

  test('is left out where each overlay names the pods by labels of its own', () => {
    const bare = WEB.replace('labels: {app: web}', 'labels: {}').replace(
      'matchLabels: {app: web}',
      'matchLabels: {}',
    );
    const labelled =
      overlay('prod', 'commonLabels: {app: prod}') + overlay('dev', 'commonLabels: {app: dev}');
    expect(
      fixTitles(base(bare, OTHER.replace('selector: {app: web}, ', ''), INGRESS) + labelled),
    ).not.toContain('Create Service `web`');
  });
});

describe('what a patch asks for', () => {
  const patched = (fields: string): string =>
    `${base(WEB, OTHER.replace('other', 'web'), INGRESS)}${overlay('dev', '')}${overlay(
      'prod',
      `${fields}
patches: [{path: patch.yaml}]`,
    )}#- overlays/prod/patch.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: api, port: {number: 9000}}}}
`;

  test('is written beside the patch, and its kustomization names it', () => {
    const source = patched('namePrefix: prod-\nnamespace: shop');
    const { texts, left } = applied(source, 'ingress-backend-missing', 'Create Service `api`');
    expect(left).toEqual([]);
    expect(texts.get('overlays/prod/kustomization.yaml')).toContain(
      'resources:\n  - ../../base\n  - service-api.yaml\n',
    );
    expect(texts.get('overlays/prod/service-api.yaml')).toMatch(
      /^apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:/,
    );
    expect(texts.get('base/web.yaml')).toBe(parseFixture(source).files.get('base/web.yaml'));
  });

  test('gets the namespace of what it is beside, where the overlay gives none', () => {
    const source = patched('').replace('resources: [web.yaml]', 'resources: [web.yaml]\nnamespace: shop');
    const { texts, left } = applied(source, 'ingress-backend-missing', 'Create Service `api`');
    expect(left).toEqual([]);
    expect(texts.get('overlays/prod/service-api.yaml')).toContain('  namespace: shop\n');
  });
});

test('a headless Service of a StatefulSet fits in every overlay', () => {
  const db = WEB.replace('Deployment', 'StatefulSet').replace('spec:\n', 'spec:\n  serviceName: db\n');
  const source =
    base(db, OTHER) +
    overlay('prod', 'namePrefix: prod-\nnamespace: shop') +
    overlay('dev', 'commonLabels: {env: dev}');
  const { texts, more, left } = applied(source, 'statefulset-service-missing', 'Create headless');
  expect([...more, ...left]).toEqual([]);
  expect(texts.get('base/web.yaml')).toContain(
    '  name: db\nspec:\n  clusterIP: None\n  selector:\n    app: "web"\n',
  );
});

test('an EndpointSlice names its Service as it is rendered, so it is left out where overlays differ', () => {
  const outer = 'apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {ports: [{port: 5432}]}\n';
  const one = overlay('prod', 'namespace: shop');
  const { more, left } = applied(base(WEB, outer) + one, 'service-no-endpoints', 'Create EndpointSlice');
  expect([...more, ...left]).toEqual([]);
  const two = overlay('a', 'namePrefix: a-') + overlay('b', 'namePrefix: b-');
  expect(fixTitles(base(WEB, outer) + two, 'service-no-endpoints')).toEqual([]);
});

test('policies that deny all fit in every overlay', () => {
  const source =
    base(WEB, OTHER) +
    overlay('prod', 'namePrefix: prod-\nnamespace: shop') +
    overlay('dev', 'namespace: dev');
  const { texts, left } = applied(source, 'workload-not-isolated', 'Create a NetworkPolicy');
  expect(left).toEqual([]);
  expect(texts.get('base/web.yaml')).toContain('kind: NetworkPolicy\nmetadata:\n  name: default-deny\nspec:');
});

test('a policy for what a Service lets in asks for labels of the base alone', () => {
  const lb = OTHER.replace('spec: {', 'spec: {type: LoadBalancer, ');
  const deny =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n';
  const source =
    base(WEB, lb, deny) +
    overlay('prod', 'namePrefix: prod-\ncommonLabels: {env: prod}') +
    overlay('dev', 'namespace: dev');
  const { texts, more, left } = applied(
    source,
    'netpol-blocks-exposed-workload',
    'Allow it by a NetworkPolicy',
  );
  expect([...more, ...left]).toEqual([]);
  expect(texts.get('base/web.yaml')).toContain(
    '  name: allow-other\nspec:\n  podSelector:\n    matchLabels:\n      app: web\n  policyTypes',
  );
});

test('a ReferenceGrant stands behind what it grants', () => {
  const grant = `#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: api, namespace: back}
spec: {ports: [{port: 80}], selector: {app: api}}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: back, labels: {app: api}}
spec: {containers: [{name: a, image: a}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: front}
spec: {parentRefs: [{name: public}], rules: [{backendRefs: [{name: api, namespace: back, port: 80}]}]}
`;
  const { texts, more, left } = applied(
    grant + overlay('prod', 'labels: [{pairs: {a: b}}]'),
    'gateway-reference-not-granted',
    'Create a ReferenceGrant',
  );
  expect([...more, ...left]).toEqual([]);
  expect(texts.get('base/web.yaml')).toContain('  name: httproute-front-to-api\n  namespace: back\n');
});

test('each fix of everything here does what it says', () => {
  checkDiagnostics(
    `${base(WEB, INGRESS, OTHER).replace(
      'name: web, port: {name: http}}}}\n',
      `name: web, port: {name: http}}}}
#                                                                ^^^ error: No Service \`web\` in its namespace
`,
    )}${overlay('prod', 'namePrefix: prod-')}`,
  );
});
