/** `reach`, `explain` and `diff` as real processes: what they print where, and how they exit. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const TOOL = path.resolve('dist/selectrail.js');
const SEED = path.resolve('test-fixtures/workspaces/seed/practice-2-network-policies');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-reach-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const pods = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]}]}
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: api}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}
`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api}
spec:
  podSelector: {matchLabels: {app: api}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: http}]
`;
const FILES = {
  'k8s/web.yaml': pods('web'),
  'k8s/api/api.yaml': `${pods('api')}---\n${SERVICE}`,
  'k8s/api/policy.yaml': POLICY,
};

interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly notes: string;
}

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(cwd, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

function runIn(cwd: string, args: readonly string[], input = ''): Result {
  const done = spawnSync(process.execPath, [TOOL, ...args], { cwd, input, encoding: 'utf8' });
  return { status: done.status, out: done.stdout, notes: done.stderr };
}

/** Runs the tool in a folder of its own that holds `files`. */
function run(files: Readonly<Record<string, string>>, args: readonly string[], input = ''): Result {
  const cwd = fs.mkdtempSync(path.join(folder, 'run-'));
  write(cwd, files);
  return runIn(cwd, args, input);
}

interface PageData {
  readonly start: unknown;
  readonly picture: {
    readonly graph: {
      readonly edges: readonly {
        readonly source: string;
        readonly target: string;
        readonly change?: string;
      }[];
    };
  };
}

/** What a page of the view is given. */
function dataOf(html: string): PageData {
  const [, json = ''] = /<script type="application\/json" id="picture">(.*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json) as PageData; // the page asks no more of it
}

describe('reach', () => {
  test('csv lists connections by source, whatever folders the files stand in', () => {
    expect(run(FILES, ['reach', 'k8s', '-o', 'csv'])).toEqual({
      status: 0,
      notes: '',
      out: `src,dst,conn
0.0.0.0-255.255.255.255,default/web[Deployment],All Connections
default/api[Deployment],0.0.0.0-255.255.255.255,All Connections
default/api[Deployment],default/web[Deployment],All Connections
default/web[Deployment],0.0.0.0-255.255.255.255,All Connections
default/web[Deployment],default/api[Deployment],TCP 8080
`,
    });
  });

  test('a table names what it assumes; rows can be chosen', () => {
    const { out } = run(FILES, [
      'reach',
      'k8s',
      '--from',
      'web',
      '--to',
      'default/api',
      '--port',
      '8080/tcp',
    ]);
    expect(out).toBe(`source                   destination              allowed
default/web[Deployment]  default/api[Deployment]  TCP 8080

Assumed:
  The network plugin enforces policies
  Policies see the pod address and the pod port, after a Service has translated them
  An ipBlock matches pods whose address is known; else it is unknown
  Pods on the host network are nodes: no policy selects them
  A namespace without a manifest has no label but its name
  DNS answers at kube-system/{k8s-app=kube-dns}:53
  Which pods serve Ingresses is unknown
`);
  });

  test('what is read from standard input, in the namespace that is given', () => {
    const { out } = run({}, ['reach', '-', '-n', 'shop', '-o', 'csv'], `${pods('web')}---\n${pods('api')}`);
    expect(out).toContain('shop/web[Deployment],shop/api[Deployment],All Connections');
  });

  test('html is one file: the page, the picture and its reasons, and nothing from elsewhere', () => {
    const { status, out, notes } = run(FILES, ['reach', 'k8s', '-o', 'html', '--to', 'default/api']);
    expect([status, notes]).toEqual([0, '']);
    expect(out).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/);
    expect(out).not.toMatch(/<(script|link|img)[^>]* (src|href)=/);
    expect(dataOf(out)).toMatchObject({
      start: { focus: 'default/api[Deployment]', direction: 'in' },
      picture: {
        title: 'k8s',
        graph: {
          nodes: [{ id: 'default/api[Deployment]', place: { text: 'k8s/api/api.yaml:3:18' } }, {}, {}],
        },
      },
      reasons: {
        'default/web[Deployment] → default/api[Deployment] → ': expect.arrayContaining([
          {
            text: 'NetworkPolicy default/api isolates the pods for ingress, and no rule allows this',
            place: { text: 'k8s/api/policy.yaml:3:18' },
          },
        ]),
      },
    });
  });

  test('exposure adds what could reach in', () => {
    const { out } = run(FILES, ['reach', 'k8s', '-o', 'csv', '--exposure']);
    const [, exposure = ''] = out.split('Exposure Analysis Result:,,\n');
    expect(exposure).toContain('default/api[Deployment],entire-cluster,All Connections\n');
    expect(exposure).toContain('Ingress Exposure:,,\ndst,src,conn\ndefault/web[Deployment],');
  });

  test.each([
    ['md', '| source | destination | allowed |'],
    ['json', '"destination": "default/api[Deployment]",\n      "allowed": "TCP 8080"'],
    ['dot', '"default/web[Deployment]" -> "default/api[Deployment]" [label="TCP 8080"]'],
    ['mermaid', '["web[Deployment]"]'],
    ['svg', '<title>default/web[Deployment] → default/api[Deployment]: TCP 8080</title>'],
  ])('prints %s', (output, part) => expect(run(FILES, ['reach', 'k8s', '-o', output]).out).toContain(part));

  test('a broken document is noted, and the rest is told; --strict wants all of it', () => {
    const broken = { ...FILES, 'k8s/broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: [\n' };
    const { status, out, notes } = run(broken, ['reach', 'k8s', '-o', 'csv']);
    expect({ status, notes }).toEqual({ status: 0, notes: expect.stringContaining('k8s/broken.yaml:4') });
    expect(out).toContain('default/web[Deployment],default/api[Deployment],TCP 8080');
    for (const verb of [['reach'], ['check'], ['dns'], ['route']]) {
      const args = [...verb, 'k8s', ...(verb[0] === 'route' ? ['http://a/'] : []), '--strict'];
      const refused = run(broken, args);
      expect(refused).toMatchObject({ status: 2, out: '' });
      expect(refused.notes).toContain('--strict asks for all of it');
    }
  });

  test('trouble exits with 2', () => {
    expect(run({}, ['reach', 'nowhere'])).toMatchObject({ status: 2, out: '' });
    expect(run({}, ['reach', '.', '-o', 'xml']).notes).toContain('-o takes table, csv');
    expect(run({}, ['reach', '.', '--assume', 'x']).notes).toContain(
      '--assume takes kubernetes, calico, cilium',
    );
    expect(run({}, ['reach', '.', '--port', 'TCP:0']).notes).toContain('--port takes a number');
  });
});

test('a file says what is assumed of the cluster, and the command line wins', () => {
  const assumed = (cluster: string, ...args: readonly string[]): string =>
    run({ ...FILES, 'k8s/.selectrail.yaml': `reachability: {cluster: ${cluster}}\n` }, [
      'reach',
      'k8s',
      ...args,
    ]).out;
  expect(assumed('flannel')).toContain('The network plugin ignores policies');
  expect(assumed('cilium')).toContain('An ipBlock matches addresses outside of the cluster only');
  expect(assumed('flannel', '--assume', 'kubernetes')).toContain('The network plugin enforces policies');
  expect(assumed('cilium', '-o', 'md')).toContain('Assumed: The network plugin enforces policies. ');
});

describe('explain', () => {
  test('practice 2 of the seed: the default deny covers egress, so nothing flows', () => {
    const { status, out } = runIn(path.dirname(SEED), [
      'explain',
      path.basename(SEED),
      'frontend',
      'service backend-api',
      '8080',
    ]);
    expect(status).toBe(0);
    expect(out).toContain(
      `default/frontend[Deployment] cannot reach service default/backend-api on TCP 8080`,
    );
    expect(out).toContain(`Egress of default/frontend[Deployment]: denied
  NetworkPolicy default/default-deny isolates the pods for egress, and no rule allows this
    practice-2-network-policies/policies.yaml:5:9
    5 |   name: default-deny
      |         ^^^^^^^^^^^^
`);
    expect(out).toContain(
      'Ingress of default/backend[Deployment]: allowed\n  Rule 1 of NetworkPolicy default/backend-allow-frontend allows it',
    );
    expect(out).toContain('its policies do not let it ask the DNS of the cluster (UDP 53)');
    expect(runIn(SEED, ['reach', '.', '-o', 'csv']).out).toBe('src,dst,conn\n');
  });

  test('of many paths one for each verdict is told in full', () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`k8s/w${index}.yaml`, pods(`w${index}`)]),
    );
    const { out } = run({ ...FILES, ...many }, ['explain', 'k8s', 'namespace default', 'service api', '80']);
    expect(out.match(/Allowed between them/g)?.length).toBe(3); // to itself through its Service it is unknown
    expect(out).toContain('  default/w8[Deployment] → default/api[Deployment], TCP 8080: denied\n');
  });

  test('json names the deciding rule with its place, and the nearest that does not decide', () => {
    const { out } = run(FILES, ['explain', 'k8s', 'web', 'service api', '80', '-o', 'json']);
    const { outcome, paths } = JSON.parse(out) as { outcome: string; paths: { directions: object[] }[] };
    expect(outcome).toBe('allow');
    expect(paths[0]?.directions[1]).toMatchObject({
      direction: 'ingress',
      verdict: 'allow',
      selectedBy: [{ policy: 'NetworkPolicy default/api', file: 'k8s/api/policy.yaml' }],
      reasons: [
        {
          text: 'Rule 1 of NetworkPolicy default/api allows it',
          file: 'k8s/api/policy.yaml',
          range: { start: { line: 6, character: 6 } },
        },
      ],
    });
    const other = run(FILES, ['explain', 'k8s', 'web', 'api', 'TCP:81', '-o', 'json']).out;
    expect(JSON.parse(other)).toMatchObject({ outcome: 'deny', deniedBy: ['ingress'] });
    expect(other).toContain(
      'Nearest: Rule 1 of NetworkPolicy default/api allows this source, but not this port',
    );
  });

  test('a name that is none, or more than one, is trouble', () => {
    expect(run(FILES, ['explain', 'k8s', 'web', 'nobody'])).toMatchObject({ status: 2, out: '' });
    const twice = {
      'a.yaml': pods('web'),
      'b.yaml': pods('web').replace('name: web}', 'name: web, namespace: b}'),
    };
    expect(run(twice, ['explain', '.', 'web', '10.0.0.1']).notes).toContain(
      'default/web[Deployment], b/web[Deployment]',
    );
  });
});

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
    const repository = path.join(folder, 'repository');
    const git = (...args: readonly string[]): void => {
      const config = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', ['-C', repository, ...config, ...args], { stdio: 'ignore' });
    };
    beforeAll(() => {
      write(repository, FILES);
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
