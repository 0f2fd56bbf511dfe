/** `.selectrail.yaml` for the command line. */
import { expect, test } from 'vitest';
import { folderOf, PODS, run, runIn, SERVICE } from './tool';

const RULE = 'service-selector-no-match';
const WEB = `${SERVICE}---\n${PODS}`;

test('it sets severities, and the command line wins', () => {
  const files = { '.selectrail.yaml': `rules: {${RULE}: error}\n`, 'k8s/web.yaml': WEB };
  expect(run(files, ['check', '.']).out).toContain(`error ${RULE}`);
  expect(run(files, ['check', 'k8s']).out).toContain(`error ${RULE}`);
  expect(run(files, ['check', '.', '--rule', `${RULE}=info`])).toMatchObject({ status: 0 });
});

test('profiles', () => {
  const lost = SERVICE.replace('wbe-front', 'elsewhere') + '---\n' + PODS;
  expect(run({ 'web.yaml': lost }, ['check', '.'])).toMatchObject({ status: 0 });
  expect(run({ 'web.yaml': lost }, ['check', '.', '--profile', 'strict'])).toMatchObject({ status: 1 });
  const files = { 'web.yaml': lost, '.selectrail.yaml': 'profile: strict\n' };
  expect(run(files, ['check', '.'])).toMatchObject({ status: 1 });
  expect(run(files, ['check', '.', '--profile=recommended'])).toMatchObject({ status: 0 });
});

test('it ignores findings by file and by object, and excludes files', () => {
  const ignoring = (entry: string): string =>
    run({ 'k8s/web.yaml': WEB, '.selectrail.yaml': `ignore:\n  - ${entry}\n` }, ['check', '.']).out;
  expect(ignoring(`{rule: ${RULE}, files: ['k8s/**'], reason: later}`)).toContain('Nothing found');
  expect(ignoring(`{rule: all, objects: ['service/shop/*']}`)).toContain('Nothing found');
  expect(ignoring(`{rule: all, objects: [Service/web]}`)).toContain('Nothing found');
  expect(ignoring(`{rule: ${RULE}, files: ['other/**']}`)).toContain(RULE);
  expect(ignoring(`{rule: ${RULE}, objects: ['service/other/*']}`)).toContain(RULE);
  const excluding = { 'k8s/web.yaml': WEB, '.selectrail.yaml': 'exclude: [k8s/**]\n' };
  expect(run(excluding, ['check', '.']).out).toBe('Nothing found in 1 file, 0 objects\n');
  expect(run(excluding, ['check', 'k8s']).out).toBe('Nothing found in 1 file, 0 objects\n');
});

test('what is external is not missing', () => {
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec: {defaultBackend: {service: {name: payments, port: {number: 80}}}}
`;
  const found = (config: string): string =>
    run(
      {
        'web.yaml': `${ingress}---\n${SERVICE.replace('wbe', 'web')}---\n${PODS}`,
        '.selectrail.yaml': config,
      },
      ['check', '.'],
    ).out;
  expect(found('')).toContain('ingress-backend-missing');
  expect(found('external: [{kind: Service, name: pay*}]\n')).toContain('Nothing found');
  expect(found('external: [{kind: Service, namespace: other, name: payments}]\n')).toContain('missing');
});

test('what is wrong in it is reported, wherever it stands', () => {
  const cwd = folderOf({ '.selectrail.yaml': 'profil: strict\n', 'k8s/web.yaml': PODS });
  const { status, out } = runIn(cwd, ['check', 'k8s']);
  expect(status).toBe(1);
  expect(out).toContain(
    '.selectrail.yaml:1:1 warning config-invalid No key `profil`; did you mean `profile`?',
  );
});

test('it says which namespace is meant, for one folder and not for another', () => {
  const both = (name: string): string =>
    `${SERVICE.replace('wbe', name)}---\n${PODS.replace('web-', `${name}-`).replace('  namespace: shop\n', '')}`;
  const files = {
    'a/.selectrail.yaml': 'namespace: other\n',
    'a/web.yaml': both('one'),
    'b/.selectrail.yaml': 'namespace: shop\n',
    'b/web.yaml': both('two'),
  };
  const { out } = run(files, ['check', 'a', 'b', '-o', 'json']);
  expect(JSON.parse(out)).toMatchObject([{ file: 'a/web.yaml', rule: 'service-selector-other-namespace' }]);
});
