/** The command line as a real process: what it prints where, and how it exits. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BROKEN, folderOf, PODS, run, SERVICE, TOOL } from './tool';

test('a clean folder exits with 0', () => {
  const { status, out, notes } = run({ 'k8s/web.yaml': PODS }, ['check', 'k8s']);
  expect({ status, out, notes }).toEqual({
    status: 0,
    out: 'Nothing found in 1 file, 1 object\n',
    notes: '',
  });
});

test('a warning exits with 1, and is shown with its line and what explains it', () => {
  const { status, out } = run({ 'k8s/web.yaml': `${SERVICE}---\n${PODS}` }, ['check', 'k8s']);
  expect(status).toBe(1);
  expect(out)
    .toBe(`k8s/web.yaml:8:10 warning service-selector-no-match No pod in namespace \`shop\` has \`app: wbe-front\`; did you mean \`app: web-front\`?
  8 |     app: wbe-front
    |          ^^^^^^^^^
  k8s/web.yaml:18:10 \`web\` has \`app: web-front\`

1 finding (1 warning) in 1 file, 2 objects
`);
});

test('information alone exits with 0; rules and their levels can be set', () => {
  const files = { 'web.yaml': `${SERVICE.replace('wbe-front', 'other')}---\n${PODS}` };
  const rule = 'service-selector-no-match';
  expect(run(files, ['check', '.'])).toMatchObject({ status: 0 });
  expect(run(files, ['check', '.', '--rule', `${rule}=error`])).toMatchObject({ status: 1 });
  expect(run(files, ['check', '.', `--rule=${rule}=off`]).out).toContain('Nothing found');
});

test('json holds the finding, its object and its unit', () => {
  const { status, out } = run({ 'k8s/web.yaml': `${SERVICE}---\n${PODS}` }, ['check', 'k8s', '-o', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(out)).toEqual([
    {
      rule: 'service-selector-no-match',
      severity: 'warning',
      message: 'No pod in namespace `shop` has `app: wbe-front`; did you mean `app: web-front`?',
      file: 'k8s/web.yaml',
      range: { start: { line: 7, character: 9 }, end: { line: 7, character: 18 } },
      object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
      related: [
        {
          message: '`web` has `app: web-front`',
          file: 'k8s/web.yaml',
          range: { start: { line: 17, character: 9 }, end: { line: 17, character: 18 } },
        },
      ],
      unit: 'k8s',
    },
  ]);
});

test('a broken document is noted, and its neighbours are checked', () => {
  const text = [SERVICE, BROKEN, PODS].join('---\n');
  const { status, out, notes } = run({ 'web.yaml': text }, ['check', '.']);
  expect(status).toBe(1);
  expect(out).toContain('web.yaml:8:10 warning service-selector-no-match');
  expect(notes).toMatch(/^web\.yaml:\d+:\d+ note: not valid YAML: /);
  expect(run({ 'web.yaml': `${BROKEN}---\n${PODS}` }, ['check', '.'])).toMatchObject({ status: 0 });
});

test('standard input is a file named -', () => {
  const { status, out } = run({}, ['check', '-', '-o', 'json'], `${SERVICE}---\n${PODS}`);
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject([{ file: '-', unit: '-' }]);
});

test('--namespace is the namespace of objects that name none', () => {
  const files = { 'web.yaml': SERVICE + '---\n' + PODS.replace('  namespace: shop\n', '') };
  expect(run(files, ['check', '.', '--namespace', 'other'])).toMatchObject({ status: 0 });
  expect(run(files, ['check', '.', '-n', 'shop'])).toMatchObject({ status: 1 });
});

test('fixtures of tests, large and binary files are left out, and --verbose says so', () => {
  const files = {
    'testdata/web.yaml': `${SERVICE}---\n${PODS}`,
    'large.yaml': '#'.repeat(9 * 1024 * 1024),
    'binary.yaml': 'a\0b',
    'package.json': '{}',
  };
  const { status, out, notes } = run(files, ['check', '.', '--verbose']);
  expect({ status, out }).toEqual({ status: 0, out: 'Nothing found in 2 files, 0 objects\n' });
  expect(notes).toBe('binary.yaml skipped: not a text file\nlarge.yaml skipped: larger than 8 MiB\n');
});

test('links that lead back to their own folder end', () => {
  const cwd = folderOf({ 'web.yaml': PODS });
  fs.symlinkSync(cwd, path.join(cwd, 'again'));
  const done = spawnSync(process.execPath, [TOOL, 'check', cwd], { encoding: 'utf8' });
  expect(done).toMatchObject({ status: 0, stdout: 'Nothing found in 1 file, 1 object\n' });
});

test('trouble exits with 2 and says what to do', () => {
  const trouble = (...args: string[]): string => {
    const { status, out, notes } = run({ 'web.yaml': PODS }, args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    return notes.split('\n')[0] ?? '';
  };
  expect(trouble('check', 'missing')).toBe('selectrail: cannot read missing: there is no such folder');
  expect(trouble('check', 'web.yaml')).toBe('selectrail: web.yaml is a file; name the folder that holds it');
  expect(trouble('check')).toBe('selectrail: check needs a folder, or - for standard input');
  expect(trouble('check', '.', '--quiet')).toBe('selectrail: unknown option "--quiet"');
  expect(trouble('check', '.', '-o', 'xml')).toBe(
    'selectrail: -o takes text, json, sarif, github, junit, not "xml"',
  );
  expect(trouble('check', '.', '--rule', 'ingress-backend-mising=off')).toBe(
    'selectrail: unknown rule "ingress-backend-mising"; did you mean ingress-backend-missing?',
  );
  expect(trouble('check', '.', '--rule', 'ingress-backend-missing=loud')).toBe(
    'selectrail: --rule ingress-backend-missing= takes off, hint, info, warning, error, default, not "loud"',
  );
  expect(trouble('chek')).toBe('selectrail: unknown command "chek"; did you mean check?');
});

test('help and version', () => {
  expect(run({}, ['--help'])).toMatchObject({ status: 0, notes: '' });
  expect(run({}, ['--version']).out).toMatch(/^selectrail \d+\.\d+\.\d+\n$/);
});
