/** Files of a folder as they were at a git revision, read through git: nothing is checked out. */
import path from 'node:path';
import { pathOf, uriOf } from '../node/files';
import { GitError } from '../node/git';
import { gitTextsSync } from '../node/gitBlobs';
import { git, orTrouble } from './git';

export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** Texts that are read at once. */
const BATCH = 1000;

/** Files of `folder` at `revision` whose URI `wanted` accepts. Throws `Trouble` where git has no answer. */
export function* gitFiles(
  folder: string,
  revision: string,
  wanted: (uri: string) => boolean,
): Generator<TextFile> {
  const listed = git(folder, ['ls-tree', '-r', '-z', '--name-only', '--end-of-options', revision]);
  const names = listed.split('\0').filter((name) => name !== '' && wanted(uriOf(path.join(folder, name))));
  for (let at = 0; at < names.length; at += BATCH) {
    const batch = names.slice(at, at + BATCH);
    for (const [name, text] of orTrouble(() => gitTextsSync(folder, revision, batch))) {
      yield { uri: uriOf(path.join(folder, name)), text };
    }
  }
}

/** What the file at `uri` held at `revision`; undefined where it was not there, or is outside of the repository. */
export function gitText(folder: string, revision: string, uri: string): string | undefined {
  const name = path.relative(folder, pathOf(uri)).split(path.sep).join('/');
  try {
    return gitTextsSync(folder, revision, [name]).get(name);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
