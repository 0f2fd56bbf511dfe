/** Files that differ from a git revision: committed since, staged, edited, or not known to git yet. */
import { pathOf } from '../node/files';
import { git } from './git';
import { folderOf } from './load';
import { STDIN } from './stdin';

/** URIs of the files under `places` that differ from `revision`. Throws `Trouble` outside of a repository. */
export function changedFiles(places: readonly string[], revision: string): ReadonlySet<string> {
  const folders = places.filter((place) => place !== STDIN).map(folderOf);
  return new Set(
    folders.flatMap((folder) => {
      const at = pathOf(folder);
      git(at, ['rev-parse', '--show-toplevel']); // `git diff` has answers outside of a repository, too
      const tracked = git(at, [
        'diff',
        '--name-only',
        '-z',
        '--no-ext-diff',
        '--relative',
        '--end-of-options',
        revision,
        '--',
      ]);
      const others = git(at, ['ls-files', '--others', '--exclude-standard', '-z']);
      return [...tracked.split('\0'), ...others.split('\0')].flatMap((name) =>
        name === '' ? [] : `${folder}/${name}`,
      );
    }),
  );
}
