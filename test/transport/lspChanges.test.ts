/** Which connections an edit opens and closes, over the built server: against what is saved, and against git. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { deployment, policy } from '../../server/src/testing/manifests';
import type { Client } from './client';
import { start, startIndexed } from './shop';

const ALLOW = policy(
  'web-to-db',
  'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]',
);
const SOURCE = `
#- k8s/web.yaml
${deployment('web', 'app: web')}
#- k8s/db.yaml
${deployment('db', 'app: db')}
#- k8s/policies.yaml
${ALLOW}
`;
const WEB = 'k8s/web.yaml';
const POLICIES = 'k8s/policies.yaml';
const CLOSED = 'web → db TCP 5432 closed: web-to-db no longer matches';

interface Row {
  readonly text: string;
  readonly place: {
    readonly uri: string;
    readonly range: { readonly start: { readonly line: number } };
  } | null;
}

interface Changes {
  readonly opened: number;
  readonly closed: number;
  readonly scopes: readonly {
    readonly scopes: readonly string[];
    readonly rows: readonly Row[];
    readonly added: readonly string[];
  }[];
  readonly trouble?: string;
}

const NONE: Changes = { opened: 0, closed: 0, scopes: [] };

function changes(client: Client, revision?: string): Promise<Changes> {
  const against = revision === undefined ? { type: 'saved' } : { type: 'revision', revision };
  return client.connection.sendRequest('selectrail/reachabilityChanges', { against });
}

const texts = ({ scopes }: Changes): readonly string[] =>
  scopes.flatMap(({ rows }) => rows.map(({ text }) => text));

function git(folder: string, ...args: readonly string[]): string {
  const config = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...config, ...args], { encoding: 'utf8', stdio: 'pipe' });
}

/** A server on the sources as a repository with one commit. */
async function startCommitted(): Promise<Client> {
  const client = await startIndexed(SOURCE);
  git(client.folder, 'init', '--initial-branch=main');
  git(client.folder, 'add', '.');
  git(client.folder, 'commit', '--message=one');
  return client;
}

test('one label, and what it closes; saving makes it the state that counts', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(WEB);
  expect(await changes(client)).toEqual(NONE);
  await client.replace(WEB, 'app: web', 'app: wbe');
  const found = await changes(client);
  expect(found).toMatchObject({ opened: 0, closed: 1 });
  expect(texts(found)).toEqual([CLOSED]);
  expect(found.scopes[0]?.rows[0]?.place).toMatchObject({ uri: client.uri(POLICIES), side: 'after' });
  await client.save(WEB);
  expect(await changes(client)).toEqual(NONE);
  await client.replace(WEB, 'app: wbe', 'app: web');
  expect(texts(await changes(client))).toEqual(['web → db TCP 5432 opened by web-to-db']);
  await client.close(WEB);
  expect(await changes(client)).toEqual(NONE);
});

test('an edit that is taken back changes nothing', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(WEB);
  await client.replace(WEB, 'app: web', 'app: wbe');
  expect(await changes(client)).toMatchObject({ closed: 1 });
  await client.replace(WEB, 'app: wbe', 'app: web');
  expect(await changes(client)).toEqual(NONE);
});

test('a file that another program changes while it is open', async () => {
  const client = await startIndexed(SOURCE);
  await client.open(WEB);
  expect(await changes(client)).toEqual(NONE);
  client.write(WEB, client.text(WEB).replace('app: web', 'app: wbe'));
  await client.watched(2, WEB);
  expect(texts(await changes(client))).toEqual(['web → db TCP 5432 opened by web-to-db']);
  await client.replace(WEB, 'app: web', 'app: wbe'); // the editor reads it again
  expect(await changes(client)).toEqual(NONE);
});

test('a request that nobody waits for any more is cancelled', async () => {
  const client = await start(SOURCE, { settings: new Promise(() => undefined) }); // it never gets to index
  const cancel = new CancellationTokenSource();
  const params = { against: { type: 'saved' } };
  const answer = client.connection.sendRequest('selectrail/reachabilityChanges', params, cancel.token);
  cancel.cancel();
  await expect(answer).rejects.toThrow('cancelled');
});

test('against HEAD: edits, saved files, new ones, and a commit', async () => {
  const client = await startCommitted();
  expect(await changes(client, 'HEAD')).toEqual(NONE);
  await client.open(WEB);
  await client.replace(WEB, 'app: web', 'app: wbe');
  expect(texts(await changes(client, 'HEAD'))).toEqual([CLOSED]);
  await client.save(WEB);
  expect(texts(await changes(client, 'HEAD'))).toEqual([CLOSED]);
  client.write('k8s/more.yaml', policy('deny-web', 'podSelector: {matchLabels: {app: wbe}}'));
  await client.watched(1, 'k8s/more.yaml');
  expect(texts(await changes(client, 'HEAD'))).toEqual([
    'db, outside → web all ports closed by deny-web',
    CLOSED,
  ]);
  git(client.folder, 'add', '.');
  git(client.folder, 'commit', '--message=two');
  expect(await changes(client, 'HEAD')).toEqual(NONE);
  expect(await changes(client, 'HEAD~1')).toMatchObject({ closed: 3 });
  expect(await changes(client, 'main')).toEqual(NONE);
});

test('a policy that is gone since the commit is named, with its place in the old text', async () => {
  const client = await startCommitted();
  client.remove(POLICIES);
  await client.watched(3, POLICIES);
  const found = await changes(client, 'HEAD');
  expect(texts(found)).toEqual([
    'web → db all but TCP 5432 opened: web-to-db is gone',
    'outside → db all ports opened: web-to-db is gone',
  ]);
  expect(found.scopes[0]?.rows[0]?.place).toMatchObject({
    uri: client.uri(POLICIES),
    side: 'before',
    range: { start: { line: 4 } },
  });
});

test('the picture marks what differs, against what is asked for', async () => {
  const client = await startCommitted();
  await client.open(WEB);
  const marked = async (against?: object): Promise<readonly unknown[]> => {
    const found = await client.connection.sendRequest<{
      graph: { edges: { source: string; target: string; verdict: string; change?: string }[] };
    }>('selectrail/reachability', { uri: client.uri(WEB), against });
    return found.graph.edges.flatMap(({ source, target, verdict, change }) =>
      change === undefined ? [] : [{ source, target, verdict, change }],
    );
  };
  expect(await marked()).toEqual([]);
  await client.replace(WEB, 'app: web', 'app: wbe');
  const closed = {
    source: 'shop/web[Deployment]',
    target: 'shop/db[Deployment]',
    verdict: 'denied',
    change: 'closed',
  };
  expect(await marked()).toEqual([closed]);
  await client.save(WEB);
  expect(await marked()).toEqual([]);
  expect(await marked({ type: 'revision', revision: 'HEAD' })).toEqual([closed]);
  expect(await marked({ type: 'revision', revision: 'nowhere' })).toEqual([]);
});

test('the same as a text, with links to what decides', async () => {
  const client = await startCommitted();
  client.remove(POLICIES);
  await client.watched(3, POLICIES);
  await client.open(WEB);
  const against = { type: 'revision', revision: 'HEAD' };
  const { text, links } = await client.connection.sendRequest<{
    text: string;
    links: { line: number; start: number; end: number; place: { uri: string; side: string } }[];
  }>('selectrail/reachabilityChangesText', { against });
  expect(text).toMatchInlineSnapshot(`
    "Reachability: the workspace as it is against HEAD
    2 connections open

    @@ k8s @@
    + web → db      all but TCP 5432
        web-to-db is gone  k8s/policies.yaml:5 (before)
    + outside → db  all ports
        web-to-db is gone  k8s/policies.yaml:5 (before)
    "
  `);
  const [link] = links;
  expect(text.split('\n')[link?.line ?? 0]?.slice(link?.start, link?.end)).toBe('k8s/policies.yaml:5');
  expect(link?.place).toMatchObject({ uri: client.uri(POLICIES), side: 'before' });
  const before = (uri: string): Promise<string | null> =>
    client.connection.sendRequest('selectrail/textBefore', { uri: client.uri(uri), against });
  expect(await before(POLICIES)).toContain('name: web-to-db');
  expect(await before('k8s/none.yaml')).toBeNull();
  await client.replace(WEB, 'app: web', 'app: wbe');
  expect(
    await client.connection.sendRequest('selectrail/textBefore', {
      uri: client.uri(WEB),
      against: { type: 'saved' },
    }),
  ).toContain('app: web');
});

test('revisions to choose from, and what is none', async () => {
  const client = await startCommitted();
  git(client.folder, 'tag', 'v1');
  const offered = await client.connection.sendRequest<{ name: string; description: string }[]>(
    'selectrail/revisions',
    {},
  );
  expect(offered).toEqual([
    { name: 'main', description: 'branch' },
    { name: 'v1', description: 'tag' },
    {
      name: git(client.folder, 'rev-parse', '--short', 'HEAD').trim(),
      description: expect.stringContaining('one'),
    },
  ]);
  expect(await changes(client, 'nowhere')).toEqual({ ...NONE, trouble: 'git: there is no revision nowhere' });
  expect(await changes(client, '--output=x')).toMatchObject({ trouble: expect.any(String) });
});

test('outside of a repository there is nothing to compare with, and that is said', async () => {
  const client = await startIndexed(SOURCE);
  expect(await changes(client, 'HEAD')).toEqual({
    ...NONE,
    trouble: 'git: not a git repository (or any of the parent directories): .git',
  });
  expect(await client.connection.sendRequest('selectrail/revisions', {})).toEqual([]);
});

describe('repositories of all sorts', () => {
  test('a file that is renamed, and one with other line ends, changes nothing', async () => {
    const client = await startCommitted();
    client.write('k8s/renamed.yaml', client.text(WEB));
    client.remove(WEB);
    await client.watched(1, 'k8s/renamed.yaml');
    await client.watched(3, WEB);
    client.write(POLICIES, client.text(POLICIES).replaceAll('\n', '\r\n'));
    await client.watched(2, POLICIES);
    expect(await changes(client, 'HEAD')).toEqual(NONE);
  });

  test('the folder may stand anywhere below the root, or in a worktree', async () => {
    const client = await startIndexed(SOURCE, { folders: ['k8s'] });
    git(client.folder, 'init', '--initial-branch=main');
    git(client.folder, 'add', '.');
    git(client.folder, 'commit', '--message=one');
    git(client.folder, 'worktree', 'add', 'other');
    await client.open(WEB);
    await client.replace(WEB, 'app: web', 'app: wbe');
    expect(texts(await changes(client, 'HEAD'))).toEqual([CLOSED]);

    const other = await startIndexed('', { folders: [] });
    other.write('x', '');
    await other.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: client.uri('other/k8s'), name: 'other' }], removed: [] },
    });
    await other.until(() => other.paramsOf<{ objects: number }>('selectrail/status').at(-1)?.objects === 3);
    expect(await changes(other, 'HEAD')).toEqual(NONE);
  });

  test('another branch, with everything that it changes at once', async () => {
    const client = await startCommitted();
    git(client.folder, 'switch', '--create', 'more');
    const names = Array.from({ length: 60 }, (_, index) => `app-${index}`);
    for (const name of names) client.write(`k8s/${name}.yaml`, deployment(name, `app: ${name}`));
    git(client.folder, 'add', '.');
    git(client.folder, 'commit', '--message=two');
    await client.watched(1, ...names.map((name) => `k8s/${name}.yaml`));
    expect(await changes(client, 'HEAD')).toEqual(NONE);
    const against = await changes(client, 'main');
    expect(against).toMatchObject({ opened: 0, closed: 0 });
    expect(against.scopes[0]?.added).toHaveLength(60);
    git(client.folder, 'switch', 'main');
    await client.watched(3, ...names.map((name) => `k8s/${name}.yaml`));
    expect(await changes(client, 'HEAD')).toEqual(NONE);
  });

  test('a repository without a commit has no HEAD', async () => {
    const client = await startIndexed(SOURCE);
    git(client.folder, 'init', '--initial-branch=main');
    expect(await changes(client, 'HEAD')).toEqual({ ...NONE, trouble: 'git: there is no revision HEAD' });
  });
});
