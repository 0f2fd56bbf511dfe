/** `selectrail check --fix`: what it changes on disk, and what it only shows. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { folderOf, PODS, read, run, runIn, SERVICE } from './tool';

const BEFORE = `# kept\n${SERVICE.replace('app: wbe-front', "app: 'wbe-front' # kept, too")}---\n${PODS}`;
const AFTER = BEFORE.replace('wbe-front', 'web-front');

test('--fix repairs what has one certain fix, and reports the rest', () => {
  const lost = SERVICE.replace('wbe-front', 'somewhere-else').replace('name: web', 'name: lost');
  const cwd = folderOf({ 'k8s/web.yaml': BEFORE, 'k8s/lost.yaml': lost });
  const { status, out, notes } = runIn(cwd, ['check', 'k8s', '--fix']);
  expect({ status, notes }).toEqual({ status: 0, notes: 'Fixed 1 in k8s/web.yaml\n' });
  expect(out).toContain('1 finding (1 information)');
  expect(read(cwd, 'k8s/web.yaml')).toBe(AFTER);
  expect(read(cwd, 'k8s/lost.yaml')).toBe(lost);
  expect(runIn(cwd, ['check', 'k8s', '--fix'])).toMatchObject({ status: 0, notes: '' });
});

test('line ends and a byte order mark stay', () => {
  const cwd = folderOf({ 'web.yaml': `\uFEFF${BEFORE.replaceAll('\n', '\r\n')}` });
  expect(runIn(cwd, ['check', '.', '--fix']).status).toBe(0);
  expect(read(cwd, 'web.yaml')).toBe(`\uFEFF${AFTER.replaceAll('\n', '\r\n')}`);
});

test('--dry-run prints a patch and writes nothing', () => {
  const cwd = folderOf({ 'k8s/web.yaml': BEFORE });
  const { status, out } = runIn(cwd, ['check', 'k8s', '--fix', '--dry-run']);
  expect(status).toBe(1);
  expect(out).toBe(`--- a/k8s/web.yaml
+++ b/k8s/web.yaml
@@ -6,7 +6,7 @@
   namespace: shop
 spec:
   selector:
-    app: 'wbe-front' # kept, too
+    app: 'web-front' # kept, too
   ports:
     - port: 80
 ---
`);
  expect(read(cwd, 'k8s/web.yaml')).toBe(BEFORE);
  expect(spawnSync('git', ['apply'], { cwd, input: out }).status).toBe(0);
  expect(read(cwd, 'k8s/web.yaml')).toBe(AFTER);
  expect(runIn(cwd, ['check', 'k8s', '--fix', '--dry-run'])).toMatchObject({ status: 0, out: '' });
});

test('unused suppressions are removed, silenced findings stay as they are', () => {
  const silenced = SERVICE.replace('wbe-front', 'wbe-front # selectrail-ignore all: later');
  const cwd = folderOf({
    'web.yaml': `${silenced}---\n# selectrail-ignore ingress-backend-missing: gone\n${PODS}`,
  });
  runIn(cwd, ['check', '.', '--fix']);
  expect(read(cwd, 'web.yaml')).toBe(`${silenced}---\n${PODS}`);
});

test('what cannot be changed is trouble', () => {
  expect(run({}, ['check', '-', '--fix'])).toMatchObject({ status: 2 });
  expect(run({ 'web.yaml': PODS }, ['check', '.', '--dry-run'])).toMatchObject({
    status: 2,
    notes: expect.stringMatching(/^selectrail: --dry-run shows what --fix would do; give both/),
  });
});

test('an overlay alone is judged with its base, which is not changed: others may render it, too', () => {
  const files = {
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': BEFORE.replaceAll('  namespace: shop\n', ''),
    'prod/kustomization.yaml': 'resources: [../base]\nnamespace: shop\n',
  };
  const cwd = folderOf(files);
  const { status, out, notes } = runIn(cwd, ['check', 'prod', '--fix']);
  expect([status, notes]).toEqual([1, '']);
  expect(out).toContain('base/web.yaml:8:11 warning service-selector-no-match');
  expect(out).toContain('1 finding (1 warning) in 3 files, 2 objects');
  expect(read(cwd, 'base/web.yaml')).toBe(files['base/web.yaml']);
});
