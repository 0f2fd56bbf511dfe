/** `--helm`: charts as the real helm renders them. */
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { HELM, installHelm } from './kubectl';
import { type Files, folderOf, type Result, runIn } from './tool';

const CHART: Files = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/shop/values.yaml': 'target: http\n',
  'charts/shop/values-prod.yaml': 'target: htp\n',
  'charts/shop/templates/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  selector: {app: {{ .Release.Name }}}
  ports:
    - port: 80
      targetPort: {{ .Values.target }}
`,
  'charts/shop/templates/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}}
spec:
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]}
`,
};
const CONFIG = `helm:
  releases:
    - {chart: charts/shop, release: web, namespace: shop-prod, values: [charts/shop/values-prod.yaml]}
`;
const BROKEN: Files = {
  'charts/broken/Chart.yaml': 'apiVersion: v2\nname: broken\nversion: 1.0.0\n',
  'charts/broken/templates/a.yaml': '{{ fail "no such thing" }}\n',
};

let missing: string | undefined;
beforeAll(() => {
  missing = installHelm();
  if (missing !== undefined) console.warn(`No chart is rendered: ${missing}`);
}, 300_000);

const NOTHING = path.join(path.sep, 'nonexistent');

function run(files: Files, args: readonly string[], programs = path.dirname(HELM)): Result {
  return runIn(folderOf(files), args, '', { ...process.env, PATH: programs });
}

test('check finds what the values of a release break, where the template uses them', ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const { status, out } = run({ ...CHART, '.selectrail.yaml': CONFIG }, ['check', '--helm', '.']);
  expect(out).toContain('charts/shop/templates/service.yaml:9:19 error');
  expect(out).toContain('No port of deployment/web is named `htp`; did you mean `http`?');
  expect(status).toBe(1);
});

test('charts without a release are rendered with their own values', ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const { out } = run(CHART, ['check', '--helm', '.']);
  expect(out).toBe('Nothing found in 5 files, 2 objects\n');
  const reached = run(CHART, ['reach', '--helm', '-o', 'csv', '.']);
  expect(reached.out).toContain('shop[Deployment]');
});

test('a chart that helm does not render is named, and the others are rendered', ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const files = { ...CHART, ...BROKEN, '.selectrail.yaml': CONFIG };
  const { notes, out } = run(files, ['check', '--helm', '.']);
  expect(notes).toContain(
    'charts/broken/templates/a.yaml:1:4 note: helm does not render this chart, so its templates are read as they are: ',
  );
  expect(notes).toContain('no such thing');
  expect(out).toContain('`htp`');
  expect(run(files, ['check', '--helm', '--strict', '.']).status).toBe(2);
});

test('without helm that is said, and the rest is checked', () => {
  const { status, notes } = run(CHART, ['check', '--helm', '.'], NOTHING);
  expect(notes).toContain('charts/shop/Chart.yaml note: helm does not render this chart');
  expect(notes).toContain('`helm` is not installed, or not on the PATH');
  expect(status).toBe(0);
});

test('nothing is run that is not asked for', () => {
  const { status, notes } = run({ ...CHART, '.selectrail.yaml': CONFIG }, ['check', '.'], NOTHING);
  expect([status, notes]).toEqual([0, '']);
});

test('what does not go together is said', () => {
  expect(run(CHART, ['check', '--helm', '--fix', '.']).notes).toContain(
    '--fix changes what --helm has rendered',
  );
  expect(run(CHART, ['diff', '--helm', '--base', 'HEAD', '.']).notes).toContain(
    '--helm renders what is on disk',
  );
});

test('the sample workspace: what is marked as wrong is found, in its release, and nothing else', ({
  skip,
}) => {
  if (missing !== undefined) skip(missing);
  const cwd = path.resolve(import.meta.dirname, '../../test-fixtures/workspaces/releases');
  const env = { ...process.env, PATH: path.dirname(HELM) };
  const { out } = runIn(cwd, ['check', '--helm', '--no-color', '.'], '', env);
  const found = out.split('\n').filter((line) => /^\S+:\d+:\d+ /.test(line));
  expect(found).toEqual([
    expect.stringMatching(
      /^charts\/mail\/templates\/mail\.yaml:7:10 warning service-selector-no-match .*\(in `prod`\)$/,
    ),
    expect.stringMatching(
      /^charts\/shop\/templates\/ingress\.yaml:20:25 error ingress-backend-port-missing /,
    ),
    expect.stringMatching(
      /^charts\/shop\/templates\/service\.yaml:13:19 error service-target-port-unresolved .*\(in `prod`\)$/,
    ),
  ]);
  expect(out).toContain('apps/prod/kustomization.yaml:8:35 `selector` in kustomization.yaml');
  const reached = runIn(cwd, ['reach', '--helm', '--to', 'shop-prod/shop-cache', '.'], '', env);
  expect(reached.out).toMatch(
    /^shop-prod\/shop-shop\[Deployment\] +shop-prod\/shop-cache\[Deployment\] +TCP 6379$/m,
  );
  expect(reached.out).not.toContain('-test[Pod]');
});
