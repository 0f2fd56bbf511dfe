/** Questions to git, for commands: what it cannot answer is their user's trouble. */
import { GitError, gitSync } from '../node/git';
import { Trouble } from './trouble';

/** What git prints in `folder`. Throws `Trouble` where it has no answer. */
export function git(folder: string, args: readonly string[]): string {
  return orTrouble(() => gitSync(folder, args).toString('utf8'));
}

/** Result of `ask`. Throws `Trouble` in place of `GitError`. */
export function orTrouble<Result>(ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    throw error instanceof GitError ? new Trouble(error.message) : error;
  }
}
