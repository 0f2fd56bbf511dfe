/** Files of a folder as they were at a git revision, read through git: nothing is checked out. */
import path from 'node:path';
import { uriOf } from '../node/files';
import { git } from './git';

export interface TextFile {
  readonly uri: string;
  readonly text: string;
}

/** Files of `folder` at `revision` whose URI `wanted` accepts. Throws `Trouble` where git has no answer. */
export function* gitFiles(
  folder: string,
  revision: string,
  wanted: (uri: string) => boolean,
): Generator<TextFile> {
  const listed = git(folder, ['ls-tree', '-r', '-z', '--name-only', '--end-of-options', revision]);
  for (const name of listed.split('\0').filter((each) => each !== '')) {
    const uri = uriOf(path.join(folder, name));
    if (wanted(uri)) {
      yield {
        uri,
        text: git(folder, ['show', '--no-textconv', '--end-of-options', `${revision}:./${name}`]),
      };
    }
  }
}
