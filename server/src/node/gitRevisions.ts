/** Earlier states of folders, read from git. Nothing is checked out. */
import path from 'node:path';
import { pathOf, uriOf } from './files';
import { git, GitError } from './git';
import { gitTexts } from './gitBlobs';

export interface Revision {
  /** What git calls it: `main`, `v1.2`, an abbreviated commit. */
  readonly name: string;
  /** `branch`, `tag`, or the time and subject of a commit. */
  readonly description: string;
}

/** Commits that are offered. */
const RECENT = 30;

/** Full name of the commit that `revision` means for the folder `uri`. Rejects with `GitError` where there is none. */
export async function commitOf(uri: string, revision: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  try {
    return (await git(pathOf(uri), args)).toString('utf8').trim();
  } catch (error) {
    await git(pathOf(uri), ['rev-parse', '--show-toplevel']); // says so where the folder is in no repository
    if (!(error instanceof GitError)) throw error;
    throw new GitError(`git: there is no revision ${revision}`, { cause: error });
  }
}

/**
 * Files under the folder `uri` that the disk does not hold as `commit` does, by URI, with their text there; undefined
 * where they were not there. Files that git ignores are left out.
 */
export async function changedSince(
  uri: string,
  commit: string,
  wanted: (uri: string) => boolean,
): Promise<ReadonlyMap<string, string | undefined>> {
  const folder = pathOf(uri);
  const [tracked, others] = await Promise.all([
    git(folder, [
      'diff',
      '--name-only',
      '-z',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules=all',
      '--relative',
      '--end-of-options',
      commit,
      '--',
    ]),
    git(folder, ['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  const names = [...namesIn(tracked), ...namesIn(others)];
  const uris = new Map(names.map((name) => [name, uriOf(path.join(folder, name))]));
  const asked = names.filter((name) => wanted(uris.get(name) ?? ''));
  const texts = await gitTexts(folder, commit, asked);
  return new Map(asked.map((name) => [uris.get(name) ?? '', texts.get(name)]));
}

function namesIn(output: Buffer): readonly string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}

/** Text of the file `uri` under the folder `folder` at `commit`; undefined where it was not there. */
export async function textAt(folder: string, commit: string, uri: string): Promise<string | undefined> {
  const name = uri.slice(folder.length + 1);
  return (await gitTexts(pathOf(folder), commit, [name])).get(name);
}

/** Branches and tags, the newest first, and the last commits. Rejects with `GitError` outside of a repository. */
export async function revisionsOf(uri: string): Promise<readonly Revision[]> {
  const folder = pathOf(uri);
  const refs = ['for-each-ref', '--sort=-creatordate', '--format=%(refname)%00%(refname:short)'];
  const log = ['log', `--max-count=${RECENT}`, '-z', '--format=%h%x1f%cr%x1f%s', '--end-of-options', 'HEAD'];
  const [named, commits] = await Promise.all([
    git(folder, [...refs, 'refs/heads', 'refs/remotes', 'refs/tags']),
    git(folder, log).catch(() => Buffer.alloc(0)), // nothing is committed yet
  ]);
  return [...refsIn(named.toString('utf8')), ...commitsIn(commits.toString('utf8'))];
}

function refsIn(text: string): readonly Revision[] {
  return text.split('\n').flatMap((line): readonly Revision[] => {
    const [full, name] = line.split('\0');
    if (!full || !name || full.endsWith('/HEAD')) return [];
    return [{ name, description: full.startsWith('refs/tags/') ? 'tag' : 'branch' }];
  });
}

function commitsIn(text: string): readonly Revision[] {
  return text.split('\0').flatMap((record): readonly Revision[] => {
    const [name, age, subject] = record.split('\x1f');
    return name && age ? [{ name, description: `${age} · ${subject ?? ''}` }] : [];
  });
}
