/** Questions to git, as its own process: never through a shell, without locks, the network or hooks of the file system. */
import { spawn, spawnSync } from 'node:child_process';

/** git has no answer; the message says why, in words for its user. */
export class GitError extends Error {}

const CONFIG = ['-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=false'];

/** A question may print all manifests of a repository. */
const MAX_OUTPUT = 1024 * 1024 * 1024;

function commandOf(folder: string, args: readonly string[]): readonly string[] {
  return ['-C', folder, ...CONFIG, ...args];
}

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** What git prints in `folder`, given `input`. Throws `GitError`. */
export function gitSync(folder: string, args: readonly string[], input = ''): Buffer {
  const env = environment();
  const done = spawnSync('git', commandOf(folder, args), { input, maxBuffer: MAX_OUTPUT, env });
  if (done.error) throw notRun(done.error);
  return answered(done.status, done.stdout, done.stderr);
}

/** The same without waiting. Rejects with `GitError`. */
export function git(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', commandOf(folder, args), { env: environment(), windowsHide: true });
    const [out, notes]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => notes.push(part));
    child.on('error', (error) => reject(notRun(error)));
    child.stdin.on('error', () => undefined); // it has ended before it read all; its status tells why
    child.on('close', (status) => {
      try {
        resolve(answered(status, Buffer.concat(out), Buffer.concat(notes)));
      } catch (error) {
        reject(error instanceof Error ? error : new GitError(String(error)));
      }
    });
    child.stdin.end(input);
  });
}

function notRun(error: Error): GitError {
  return new GitError(`cannot run git: ${error.message}`);
}

function answered(status: number | null, out: Buffer, notes: Buffer): Buffer {
  if (status === 0) return out;
  const [line] = notes.toString('utf8').trim().split('\n');
  throw new GitError(`git: ${line?.replace(/^fatal: /, '') || 'no answer'}`);
}
