/** Programs of the user, as the entry that starts the server runs them; a browser has none. */
import type { HelmArgument } from '../ide/helm/templateArguments';

/** `failed`: there is nothing to read, and `reason` says why in words for the user. */
export type Ended =
  | { readonly type: 'ended'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly type: 'failed'; readonly reason: string };

export interface Programs {
  /**
   * Runs `file` without a shell, without a network, and away from the workspace, so that no program there is taken
   * for it. `input` is what it reads. Ends it when it takes too long or when `cancelled` resolves.
   */
  run(file: string, args: readonly HelmArgument[], input: string, cancelled: Promise<void>): Promise<Ended>;
}
