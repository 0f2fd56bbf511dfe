/** Questions to git, as its own process: never through a shell. */
import { spawnSync } from 'node:child_process';
import { MAX_FILE_SIZE } from '../workspace/file';
import { Trouble } from './load';

/** What git prints in `folder`. Throws `Trouble` where it has no answer. */
export function git(folder: string, args: readonly string[]): string {
  const done = spawnSync('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...args], {
    encoding: 'utf8',
    maxBuffer: 8 * MAX_FILE_SIZE,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  });
  if (done.error) throw new Trouble(`cannot run git: ${done.error.message}`);
  if (done.status !== 0) throw new Trouble(`git: ${done.stderr.trim().split('\n')[0] ?? 'no answer'}`);
  return done.stdout;
}
