import { expect, test } from 'vitest';
import { diagnosticsIn, findingsIn, released } from '../../testing/released';
import { ROOT, show } from '../../testing/fixture';
import { type KubeObject, refOf } from '../../kinds/object';
import { keys } from '../keys';
import { UNKNOWN_NAMESPACE } from './release';

const SHOP = `
#- chart/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- chart/values.yaml
port: 8080
#- chart/values-prod.yaml
port: 8443
#- chart/templates/_helpers.tpl
{{- define "shop.labels" }}
app: {{ .Release.Name }}
{{- end }}
#- chart/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  selector:
    {{- include "shop.labels" . | nindent 4 }}
  ports:
    - port: 80
      targetPort: htp
#- chart/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    matchLabels: {{- include "shop.labels" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "shop.labels" . | nindent 8 }}
    spec:
      containers:
        - name: app
          ports:
            - name: http
              containerPort: {{ .Values.port }}
#- rendered/prod.yaml
---
# Source: shop/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: shop
  labels:
    app: shop
spec:
  selector:
    app: shop
  ports:
    - port: 80
      targetPort: htp
---
# Source: shop/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: app
          ports:
            - name: http
              containerPort: 8443
`;

test('a chart is judged by what Helm makes of it, where the template has it', () => {
  expect(findingsIn(released(SHOP))).toMatchInlineSnapshot(`
    [
      "error chart/templates/service.yaml:12:19 "htp": No port of deployment/shop is named \`htp\`; did you mean \`http\`?",
    ]
  `);
});

const HIDDEN = /^#- rendered[^]*$/m;

test('while a file is edited nothing is reported, and links stay', () => {
  const { host, fixture } = released(SHOP);
  const uri = `${ROOT}chart/values-prod.yaml`;
  host.setFile(uri, 'port: 8444\n');
  expect(findingsIn({ host, fixture })).toEqual([]);
  expect(host.snapshot().deployed.lookup(keys.name('', 'Service', 'shop'))).toHaveLength(1);
  host.setFile(uri, fixture.files.get('chart/values-prod.yaml') ?? '');
  expect(findingsIn({ host, fixture })).toHaveLength(1);
});

test('what Helm renders as before stays the same object', () => {
  const { host } = released(SHOP);
  const objects = (): readonly (KubeObject | undefined)[] =>
    ['Service', 'Deployment'].map(
      (kind) => host.snapshot().deployed.lookup(keys.name(kind === 'Service' ? '' : 'apps', kind, 'shop'))[0],
    );
  const before = objects();
  const [rendering] = host.snapshot().parts.renderings.values();
  if (!rendering) throw new Error('nothing is rendered');
  host.setRenderings([
    { ...rendering, text: rendering.text.replace('containerPort: 8443', 'containerPort: 1') },
  ]);
  const after = objects();
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('what differs in the ends of lines alone is the same', () => {
  const { host, fixture } = released(SHOP);
  host.setFile(`${ROOT}chart/values-prod.yaml`, 'port: 8443\r\n');
  expect(findingsIn({ host, fixture })).toHaveLength(1);
});

test('a template that moves moves what is rendered from it', () => {
  const { host, fixture } = released(SHOP);
  const path = 'chart/templates/service.yaml';
  const text = `# A comment\n${fixture.files.get(path) ?? ''}`;
  host.setFile(ROOT + path, text);
  const { deployed } = host.snapshot();
  const [service] = deployed.lookup(keys.name('', 'Service', 'shop'));
  if (!service?.name) throw new Error('there is no service');
  const moved = { ...fixture, files: new Map([...fixture.files, [path, text]]) };
  expect(show(moved, deployed.locate(service, service.name))).toBe(
    'chart/templates/service.yaml:5:9 "{{ .Release.Name }}"',
  );
});

test('a file that comes to the chart makes it older than that', () => {
  const { host, fixture } = released(SHOP);
  host.setFile(`${ROOT}chart/templates/more.yaml`, 'apiVersion: v1\nkind: Service\n');
  expect(findingsIn({ host, fixture })).toEqual([]);
});

test('without a rendering the template stays unknown', () => {
  const { host, fixture } = released(SHOP.replace(HIDDEN, ''));
  expect(findingsIn({ host, fixture })).toEqual([]);
  expect(released(SHOP).host.snapshot().layout.leaves).toHaveLength(1);
});

test('when it is gone, the template is as it was', () => {
  const { host, fixture } = released(SHOP);
  host.setRenderings([]);
  expect(findingsIn({ host, fixture })).toEqual([]);
  expect(host.snapshot().deployed).toBe(host.snapshot());
});

test('several releases are environments, and findings name them', () => {
  const two = SHOP.replace(
    '#- rendered/prod.yaml',
    () =>
      `#- rendered/dev.yaml${(SHOP.split('#- rendered/prod.yaml')[1] ?? '').replaceAll('name: http', 'name: htp')}#- rendered/prod.yaml`,
  );
  const found = diagnosticsIn(released(two));
  expect(found.map(({ message }) => message)).toEqual([
    'No port of deployment/shop is named `htp`; did you mean `http`? (in `prod`)',
  ]);
  expect(found[0]?.related.at(-1)).toMatchObject({
    message: 'in prod',
    location: { uri: `${ROOT}chart/values-prod.yaml` },
  });
});

/** `SHOP` with another document behind what is rendered. */
const andAlso = (source: string, document: string): string =>
  `${SHOP}---\n# Source: shop/${source}\n${document}`;

test('objects of packed subcharts exist, and nothing is reported about them', () => {
  const packed = andAlso(
    'charts/redis/templates/a.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: {name: redis}\nspec: {selector: {app: shpo}, ports: [{port: 1}]}\n',
  );
  const { host, fixture } = released(
    packed.replace('version: 1.0.0\n', 'version: 1.0.0\ndependencies: [{name: redis, version: 1.x}]\n'),
  );
  const found = host.snapshot().deployed.lookup(keys.name('', 'Service', 'redis'));
  expect(found.map(refOf)).toEqual(['service/redis']);
  expect(findingsIn({ host, fixture })).toHaveLength(1);
  const [redis] = found;
  const { deployed } = host.snapshot();
  expect(redis && show(fixture, deployed.locate(redis, redis.span))).toBe('chart/Chart.yaml:4:23 "redis"');
});

test('a list unfolds to its items', () => {
  const items = ['a', 'b'].map((name) => `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}}`);
  const list = `apiVersion: v1\nkind: List\nitems: [${items.join()}]\n`;
  const { deployed } = released(andAlso('templates/list.yaml', list)).host.snapshot();
  expect(deployed.lookup(keys.kind('', 'ConfigMap')).map(refOf).toSorted()).toEqual([
    'configmap/a',
    'configmap/b',
  ]);
});

test('nothing is reported about hooks', () => {
  const hook = (annotation: string): string =>
    andAlso(
      'templates/service.yaml',
      `apiVersion: v1\nkind: Service\nmetadata: {name: hook, annotations: {${annotation}}}\nspec: {selector: {app: shpo}, ports: [{port: 80, targetPort: htp}]}\n`,
    );
  expect(findingsIn(released(hook('a: b')))).toHaveLength(2);
  expect(findingsIn(released(hook('"helm.sh/hook": test')))).toHaveLength(1);
});

test('what a template asks the cluster for may be there', () => {
  const network =
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\nspec: {defaultBackend: {service: {name: elsewhere, port: {number: 80}}}}\n';
  const missing = andAlso('templates/ingress.yaml', network).replace(
    '#- rendered',
    `#- chart/templates/ingress.yaml\n${network}#- rendered`,
  );
  expect(findingsIn(released(missing)).join()).toContain('elsewhere');
  const asking = missing.replace(
    'app: {{ .Release.Name }}\n',
    'app: {{ .Release.Name }}{{ if .Capabilities.APIVersions.Has "x" }}{{ end }}\n',
  );
  expect(findingsIn(released(asking)).join()).not.toContain('elsewhere');
});

test('the namespace is that of the release; without one, unknown', () => {
  const namespaceOf = (namespace: string | undefined): string | undefined => {
    const snapshot = released(SHOP, () => ({ namespace })).host.snapshot().deployed;
    const [service] = snapshot.lookup(keys.name('', 'Service', 'shop'));
    return service && snapshot.namespaceOf(service);
  };
  expect(namespaceOf('shop-prod')).toBe('shop-prod');
  expect(namespaceOf(undefined)).toBeUndefined();
  const written = SHOP.replace(
    '  name: shop\n  labels',
    `  name: shop\n  namespace: ${UNKNOWN_NAMESPACE}\n  labels`,
  );
  const { deployed } = released(written).host.snapshot();
  const [service] = deployed.lookup(keys.name('', 'Service', 'shop'));
  expect(service?.namespace?.type).toBe('template');
  const cut = released(written.replace(UNKNOWN_NAMESPACE, UNKNOWN_NAMESPACE.slice(0, 15))).host.snapshot();
  expect(cut.deployed.lookup(keys.name('', 'Service', 'shop'))[0]?.namespace?.type).toBe('template');
});

test('nothing but what a template has as it is is put right there', () => {
  const fixes = (source: string): readonly string[] => {
    const made = released(source);
    const read = (uri: string): string | undefined => made.fixture.files.get(uri.slice(ROOT.length));
    return diagnosticsIn(made).flatMap((each) => each.fixes(read).map(({ title }) => title));
  };
  expect(fixes(SHOP)).toEqual(['Change the targetPort to `http`']);
  const templated = SHOP.replace('targetPort: htp', 'targetPort: {{ .Values.target }}');
  expect(fixes(templated)).toEqual([]);
});

test('a template may be cut off anywhere', () => {
  const { host, fixture } = released(SHOP);
  for (const path of ['chart/templates/service.yaml', 'chart/templates/web.yaml', 'chart/Chart.yaml']) {
    const text = fixture.files.get(path) ?? '';
    for (let end = 0; end <= text.length; end++) {
      host.setFile(ROOT + path, text.slice(0, end), 'editor');
      expect(findingsIn({ host, fixture })).toHaveLength(end === text.length ? 1 : 0);
    }
  }
});
