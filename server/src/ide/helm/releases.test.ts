import { expect, test } from 'vitest';
import { ROOT } from '../../testing/fixture';
import { diagnosticsIn, findingsIn, released } from '../../testing/released';
import { hover } from '../hover';
import { documentSymbols, workspaceSymbols } from '../symbols';

const SHOP = `
#- chart/Chart.yaml
apiVersion: v2
name: shop
version: 1.0.0
#- chart/values.yaml
port: 8080
target: http
#- chart/values-prod.yaml
target: htp
#- chart/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  selector: {app: {{ .Release.Name }}}
  ports:
    - port: 80
      targetPort: {{ .Values.target }}
#- chart/templates/web.yaml
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
  labels: {app: {{ .Release.Name }}}
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
spec:
  selector: {app: shop}
  ports:
    - port: 80
      targetPort: htp
---
# Source: shop/templates/web.yaml
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels: {app: shop}
spec:
  containers:
    - name: app
      ports:
        - name: http
          containerPort: 8080
`;

test('a finding on what values decide leads to those', () => {
  const [found] = diagnosticsIn(released(SHOP));
  expect(found?.message).toContain('`htp`');
  const related = found?.related.at(-1);
  expect(related).toMatchObject({ message: '`target` in values-prod.yaml', location: { start: 0, end: 6 } });
});

function hoverIn(file: string, place: string): string | undefined {
  const { host, fixture } = released(SHOP, () => ({ namespace: 'shop-prod' }));
  const [before = '', after = ''] = place.split('|');
  const offset = (fixture.files.get(file) ?? '').indexOf(before + after) + before.length;
  return hover(host.snapshot(), ROOT + file, offset)?.markdown;
}

test('a hover on a value says what it comes to', () => {
  const text = hoverIn('chart/templates/web.yaml', '.Values.po|rt');
  expect(text).toContain('`8080` in [values.yaml]');
  expect(text).toContain('No Service forwards to 8080/TCP');
});

test('a hover on a name says what each release makes of it', () => {
  expect(hoverIn('chart/templates/web.yaml', 'name: {{ .Rel|ease')).toContain(
    '`shop`: namespace `shop-prod`, name `shop`',
  );
});

test('a hover on a value says what Flux gives it', () => {
  const by = { values: '{"port":9090}', files: [`${ROOT}release.yaml`], environment: 'prod', places: [] };
  const { host, fixture } = released(`${SHOP}#- release.yaml\na: 1\n`, () => ({ by }));
  const file = 'chart/templates/web.yaml';
  const offset = (fixture.files.get(file) ?? '').indexOf('port }}');
  expect(hover(host.snapshot(), ROOT + file, offset)?.markdown).toContain(
    '`9090` for `prod` in [release.yaml]',
  );
});

test('objects are found under the names that Helm gives them', () => {
  const found = (source: string): readonly string[] => {
    const snapshot = released(source, (label) => ({ namespace: `shop-${label}` })).host.snapshot();
    const outline = documentSymbols(snapshot, `${ROOT}chart/templates/web.yaml`);
    const all = workspaceSymbols(snapshot, 'pod').filter(({ name }) => name.startsWith('Pod'));
    return [...outline, ...all].map(
      (each) => `${each.name} ${'detail' in each ? each.detail : each.container}`,
    );
  };
  expect(found(SHOP)).toEqual(['Pod/shop shop-prod', 'Pod/shop shop-prod']);
  const printed = SHOP.split('#- rendered/prod.yaml')[1] ?? '';
  expect(found(`${SHOP}#- rendered/dev.yaml${printed}`)).toEqual([
    'Pod/… ',
    'Pod/shop shop-prod · prod',
    'Pod/shop shop-dev · default',
  ]);
});

test('a host that is put together is a host, and stands where it is put together', () => {
  const env = (value: string): string => `    - name: app\n      env: [{name: API_URL, value: "${value}"}]\n`;
  const source = SHOP.replace('target: htp', 'target: http').replace('targetPort: htp', 'targetPort: http');
  const [before = '', rendered = ''] = source.split('#- rendered');
  const made = released(
    `${before.replace('    - name: app\n', env('http://{{ .Release.Name }}:81'))}#- rendered${rendered.replace('    - name: app\n', env('http://shop:81'))}`,
  );
  expect(findingsIn(made)).toEqual([
    'warning chart/templates/web.yaml:9:37 "http://{{ .Release.Name }}:81": service/shop has no port `81`; it has `80`',
  ]);
  const read = (uri: string): string | undefined => made.fixture.files.get(uri.slice(ROOT.length));
  expect(diagnosticsIn(made).flatMap((each) => each.fixes(read))).toEqual([]);
});
