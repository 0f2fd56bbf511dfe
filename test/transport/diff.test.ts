/** `diff` as a real process: two folders, or one and what git knows of it. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataOf, FILES, pods, POLICY } from './reachFiles';
import { folderOf, run, runIn, write } from './tool';

describe('diff', () => {
  const OLD = { 'old/web.yaml': pods('web'), 'old/api.yaml': pods('api') };
  const NEW = { 'new/web.yaml': pods('web'), 'new/api.yaml': pods('api'), 'new/policy.yaml': POLICY };

  test('csv, and 1 for a change', () => {
    expect(run({ ...OLD, ...NEW }, ['diff', 'old', 'new', '-o', 'csv'])).toEqual({
      status: 1,
      notes: '',
      out: `diff-type,source,destination,dir1,dir2,workloads-diff-info
changed,default/web[Deployment],default/api[Deployment],All Connections,TCP 8080,
removed,0.0.0.0-255.255.255.255,default/api[Deployment],All Connections,No Connections,
`,
    });
  });

  test('0 for none', () => {
    expect(run(OLD, ['diff', 'old', 'old'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^No connection changes\n\nAssumed:\n/),
    });
  });

  test('one side may be standard input', () => {
    const { status, out } = run(NEW, ['diff', '-', 'new', '-o', 'csv'], Object.values(OLD).join('\n---\n'));
    expect(status).toBe(1);
    expect(out).toContain(
      'changed,default/web[Deployment],default/api[Deployment],All Connections,TCP 8080,\n',
    );
    expect(run({}, ['diff', '-', '-']).notes).toContain('only one side of diff can be standard input');
  });

  test('a workload that comes brings its connections', () => {
    const { out } = run({ 'old/web.yaml': pods('web'), ...NEW }, ['diff', 'old', 'new']);
    expect(out).toMatch(
      /^added +default\/web\[Deployment\] +default\/api\[Deployment\] +No Connections +TCP 8080 +workload default\/api\[Deployment\] added$/m,
    );
  });

  test('Markdown for a review, with causes and where they stand', () => {
    const { status, out } = run({ ...OLD, ...NEW }, ['diff', 'old', 'new', '-o', 'md']);
    expect(status).toBe(1);
    expect(out).toContain(`**2 connections close**

|  | from | to | ports | why | where |
| --- | --- | --- | --- | --- | --- |
| closed | web | api | all but TCP 8080 | by api | \`new/policy.yaml:3\` |
| closed | outside | api | all ports | by api | \`new/policy.yaml:3\` |
`);
    expect(run(OLD, ['diff', 'old', 'old', '-o', 'md'])).toMatchObject({ status: 0 });
  });

  test('html is the picture of the new state with what opens and closes', () => {
    const { status, out, notes } = run({ ...OLD, ...NEW }, ['diff', 'old', 'new', '-o', 'html']);
    expect([status, notes]).toEqual([1, '']);
    const { start, picture } = dataOf(out);
    expect(start).toEqual({ changesOnly: true });
    const changed = picture.graph.edges.filter(({ change }) => change !== undefined);
    expect(changed.map(({ source, target, change }) => `${source} ${target} ${change}`)).toContain(
      'default/web[Deployment] default/api[Deployment] closed',
    );
    expect(run(OLD, ['diff', 'old', 'old', '-o', 'html'])).toMatchObject({ status: 0 });
  });

  describe('against a git revision', () => {
    const repository = folderOf(FILES);
    const git = (...args: readonly string[]): void => {
      const config = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', ['-C', repository, ...config, ...args], { stdio: 'ignore' });
    };
    beforeAll(() => {
      fs.rmSync(path.join(repository, 'k8s/api/policy.yaml'));
      git('init');
      git('add', '.');
      git('commit', '-m', 'one');
      write(repository, FILES);
    });

    test('nothing is checked out', () => {
      const { status, out } = runIn(repository, ['diff', '--base', 'HEAD', 'k8s', '-o', 'csv']);
      expect(status).toBe(1);
      expect(out).toContain(
        'changed,default/web[Deployment],default/api[Deployment],All Connections,TCP 8080,\n',
      );
      expect(fs.existsSync(path.join(repository, 'k8s/api/policy.yaml'))).toBe(true);
    });

    test('an overlay alone is compared with what it rendered, its base included', () => {
      const overlay = path.join(repository, 'overlays/prod');
      write(repository, {
        'base/kustomization.yaml': 'resources: [web.yaml, api.yaml]\n',
        'base/web.yaml': pods('web'),
        'base/api.yaml': pods('api'),
        'overlays/prod/kustomization.yaml': 'namespace: prod\nresources: [../../base]\n',
      });
      git('add', '.');
      git('commit', '-m', 'two');
      expect(runIn(overlay, ['reach', '.', '-o', 'csv']).out).toContain(
        'prod/web[Deployment],prod/api[Deployment]',
      );
      expect(runIn(overlay, ['diff', '--base', 'HEAD', '.']).status).toBe(0);
      write(repository, { 'base/kustomization.yaml': 'resources: [web.yaml]\n' });
      expect(runIn(overlay, ['diff', '--base', 'HEAD', '.', '-o', 'csv']).out).toContain(
        'removed,prod/web[Deployment],prod/api[Deployment],All Connections,No Connections,workload prod/api[Deployment] removed',
      );
    });

    test('--strict asks for all of the old state, too', () => {
      const folder = path.join(repository, 'strict');
      write(folder, {
        'web.yaml': pods('web'),
        'broken.yaml': 'kind: Pod\nmetadata: {name: [\napiVersion: v1\n',
      });
      git('add', '.');
      git('commit', '-m', 'three');
      write(folder, { 'broken.yaml': pods('api') });
      expect(runIn(folder, ['diff', '--base', 'HEAD', '.']).notes).toMatch(
        /^broken\.yaml:\d+:\d+ note: not valid YAML.* \(at HEAD\)\n$/,
      );
      const refused = runIn(folder, ['diff', '--base', 'HEAD', '.', '--strict']);
      expect(refused).toMatchObject({ status: 2, out: '' });
      expect(refused.notes).toContain('--strict asks for all of it');
    });

    test('a revision that is none is trouble', () => {
      expect(runIn(repository, ['diff', '--base', 'nowhere', 'k8s'])).toMatchObject({ status: 2, out: '' });
      expect(runIn(repository, ['diff', '--base', '--output=x', 'k8s'])).toMatchObject({
        status: 2,
        out: '',
      });
      expect(fs.existsSync(path.join(repository, 'x'))).toBe(false);
    });
  });
});
