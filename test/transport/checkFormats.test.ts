/** What `selectrail check` writes for other programs, and which findings it writes. */
import { spawnSync } from 'node:child_process';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { folderOf, PODS, read, run, runIn, SERVICE, write } from './tool';

const RULE = 'service-selector-no-match';
const MESSAGE = 'No pod in namespace `shop` has `app: wbe-front`; did you mean `app: web-front`?';
const SHOP = { 'k8s/my web.yaml': `${SERVICE}---\n${PODS}` };

test('sarif holds rules, places, what explains a finding, and its fixes', () => {
  const { status, out } = run(SHOP, ['check', 'k8s', '-o', 'sarif']);
  expect(status).toBe(1);
  const log = JSON.parse(out) as Log;
  const [only] = log.runs;
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringMatching(/sarif-2\.1\.0\.json$/) });
  const rules = only?.tool.driver.rules ?? [];
  expect(rules.length).toBeGreaterThan(10);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, helpUri, shortDescription } of rules) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(URL.canParse(helpUri ?? '')).toBe(true);
    expect(shortDescription?.text).not.toBe('');
  }
  expect(only?.results).toHaveLength(1);
  const [result] = only?.results ?? [];
  expect(rules[result?.ruleIndex ?? -1]?.id).toBe(RULE);
  const artifactLocation = { uri: 'k8s/my%20web.yaml', uriBaseId: '%SRCROOT%' };
  const region = { startLine: 8, startColumn: 10, endLine: 8, endColumn: 19 };
  expect(result).toMatchObject({
    ruleId: RULE,
    level: 'warning',
    message: { text: MESSAGE },
    locations: [
      {
        physicalLocation: { artifactLocation, region },
        logicalLocations: [{ name: 'web', fullyQualifiedName: 'Service/shop/web' }],
      },
    ],
    relatedLocations: [{ id: 0, physicalLocation: { artifactLocation, region: { startLine: 18 } } }],
    partialFingerprints: { 'selectrail/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
  expect(result?.fixes?.[0]).toEqual({
    description: { text: expect.stringContaining('web-front') },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'web-front' } }] },
    ],
  });
});

test('sarif of nothing, and of what lies outside of the working directory', () => {
  const clean = JSON.parse(run({ 'web.yaml': PODS }, ['check', '.', '-o', 'sarif']).out) as Log;
  expect(clean.runs[0]?.results).toEqual([]);
  const cwd = folderOf({ 'a/web.yaml': `${SERVICE}---\n${PODS}`, 'b/x.txt': '' });
  const { out } = runIn(`${cwd}/b`, ['check', '../a', '-o', 'sarif']);
  const [result] = (JSON.parse(out) as Log).runs[0]?.results ?? [];
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(
    /^file:\/\/\/.*\/a\/web\.yaml$/,
  );
});

test('github annotations are escaped', () => {
  const { out } = run({ 'a,b:c.yaml': `${SERVICE}---\n${PODS}` }, ['check', '.', '-o', 'github']);
  expect(out).toBe(
    `::warning file=a%2Cb%3Ac.yaml,line=8,endLine=8,col=10,endColumn=19,title=${RULE}::${MESSAGE}\n`,
  );
});

test('junit has a case for each finding, and a passing one for a clean file', () => {
  const { out } = run({ ...SHOP, 'k8s/clean.yaml': '' }, ['check', 'k8s', '-o', 'junit']);
  expect(out).toContain('<testsuites name="selectrail" tests="2" failures="1">');
  expect(out).toContain(
    '<testsuite name="k8s/clean.yaml" tests="1" failures="0"><testcase name="selectrail"',
  );
  expect(out).toContain(`<failure type="warning" message="${MESSAGE}">k8s/my web.yaml:8:10 warning ${RULE}`);
  expect(out.match(/<testcase/g)).toHaveLength(2);
});

test('several formats at once, each in its file', () => {
  const cwd = folderOf(SHOP);
  const { status, out } = runIn(cwd, [
    'check',
    'k8s',
    '-o',
    'text',
    '-o',
    'sarif=a.sarif',
    '-o',
    'junit=b.xml',
  ]);
  expect(status).toBe(1);
  expect(out).toContain('1 finding (1 warning)');
  expect(JSON.parse(read(cwd, 'a.sarif'))).toMatchObject({ version: '2.1.0' });
  expect(read(cwd, 'b.xml')).toMatch(/^<\?xml/);
  expect(runIn(cwd, ['check', 'k8s', '-o', 'text', '-o', 'json'])).toMatchObject({
    status: 2,
    notes: expect.stringContaining('only one -o can go to standard output'),
  });
});

test('a baseline hides what was there, wherever it moves, and nothing else', () => {
  const cwd = folderOf(SHOP);
  expect(runIn(cwd, ['check', 'k8s', '--write-baseline', 'base.json']).status).toBe(0);
  expect(runIn(cwd, ['check', 'k8s', '--baseline', 'base.json'])).toMatchObject({ status: 0 });
  write(cwd, { 'k8s/my web.yaml': `# moved\n\n${SERVICE}---\n${PODS}` });
  expect(runIn(cwd, ['check', 'k8s', '--baseline', 'base.json'])).toMatchObject({ status: 0 });
  write(cwd, { 'k8s/api.yaml': SERVICE.replace('name: web', 'name: api') });
  const { status, out } = runIn(cwd, ['check', 'k8s', '--baseline', 'base.json', '-o', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject([{ object: { name: 'api' } }]);
  expect(runIn(cwd, ['check', 'k8s', '--baseline', 'none.json'])).toMatchObject({
    status: 2,
    notes:
      'selectrail: cannot read the baseline none.json: there is no such file; write one with --write-baseline\n',
  });
});

test('--changed reports what changed files hold, or have broken', () => {
  const cwd = folderOf({
    'k8s/a.yaml': SERVICE.replaceAll('web', 'one').replace('wbe-front', 'noe-front'),
    'k8s/a-pods.yaml': PODS.replaceAll('web', 'one'),
    'k8s/b.yaml': SERVICE.replace('wbe', 'web'),
    'k8s/b-pods.yaml': PODS,
  });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    const done = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
    expect(done.status, done.stderr).toBe(0);
  };
  const found = (...args: string[]): readonly string[] => {
    const { out, notes } = runIn(cwd, ['check', 'k8s', '-o', 'json', ...args]);
    expect(notes).toBe('');
    return (JSON.parse(out) as { file: string }[]).map(({ file }) => file);
  };
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  expect(found()).toEqual(['k8s/a.yaml']);
  expect(found('--changed')).toEqual([]);
  write(cwd, { 'k8s/b-pods.yaml': PODS.replace('web-front', 'web-frotn') });
  expect(found('--changed')).toEqual(['k8s/b.yaml']);
  write(cwd, { 'k8s/c.yaml': SERVICE.replace('name: web', 'name: c').replace('wbe-front', 'web-frton') });
  expect(found('--changed=HEAD')).toEqual(['k8s/b.yaml', 'k8s/c.yaml']);
  git('add', '.');
  git('commit', '-qm', 'two');
  expect(found('--changed')).toEqual([]);
  expect(found('--changed=HEAD~1')).toEqual(['k8s/b.yaml', 'k8s/c.yaml']);
  expect(runIn(cwd, ['check', 'k8s', '--changed=nowhere'])).toMatchObject({
    status: 2,
    notes: expect.stringMatching(/^selectrail: git: .*nowhere/),
  });
});

test('--changed outside of a repository says so', () => {
  const { status, notes } = run(SHOP, ['check', 'k8s', '--changed']);
  expect(status).toBe(2);
  expect(notes).toMatch(/^selectrail: git: .*not a git repository/i);
});
