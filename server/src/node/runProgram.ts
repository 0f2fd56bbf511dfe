/** Runs a program of the user's for its output: no shell, no network, no cluster, a limited time. */
import { execFile, spawnSync } from 'node:child_process';
import os from 'node:os';
import { pathOf } from './files';

type Argument = string | { readonly uri: string };

export type Ended =
  | { readonly type: 'ended'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly type: 'failed'; readonly reason: string };

/** In milliseconds. */
const TIME_LIMIT = 30_000;
const MAX_OUTPUT = 32 * 1024 * 1024;
/** Nothing listens there: who asks for the network is refused at once. */
const NO_NETWORK = 'http://127.0.0.1:1';

export function runProgram(
  file: string,
  args: readonly Argument[],
  input: string,
  cancelled: Promise<void>,
  limit = TIME_LIMIT,
): Promise<Ended> {
  const paths = args.map((arg) => (typeof arg === 'string' ? arg : pathOf(arg.uri)));
  const options = { cwd: os.homedir(), env: environment(), timeout: limit, maxBuffer: MAX_OUTPUT };
  return new Promise((resolve) => {
    const child = execFile(file, paths, options, (error, stdout, stderr) => {
      const { code, killed } = error ?? { code: 0, killed: false };
      if (typeof code === 'number') resolve({ type: 'ended', code, stdout, stderr });
      else resolve({ type: 'failed', reason: reasonOf(file, code, killed ?? false, limit) });
    });
    child.stdin?.on('error', () => undefined); // it reads nothing, or is not there
    child.stdin?.end(input);
    void cancelled.then(() => child.kill());
  });
}

/** The same for those who have nothing else to do meanwhile. */
export function runProgramSync(
  file: string,
  args: readonly Argument[],
  input: string,
  limit = TIME_LIMIT,
): Ended {
  const paths = args.map((arg) => (typeof arg === 'string' ? arg : pathOf(arg.uri)));
  const ended = spawnSync(file, paths, {
    cwd: os.homedir(),
    env: environment(),
    timeout: limit,
    maxBuffer: MAX_OUTPUT,
    encoding: 'utf8',
    input,
  });
  const { error, status, stdout, stderr } = ended;
  if (!error && status !== null) return { type: 'ended', code: status, stdout, stderr };
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  // Here an output that is too long has another name.
  const known = code === 'ENOBUFS' ? 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' : code;
  return { type: 'failed', reason: reasonOf(file, known, code === 'ETIMEDOUT', limit) };
}

function environment(): NodeJS.ProcessEnv {
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];
  return {
    ...process.env,
    ...Object.fromEntries(proxies.map((name) => [name, NO_NETWORK])),
    NO_PROXY: '',
    no_proxy: '',
    KUBECONFIG: os.devNull,
  };
}

function reasonOf(file: string, code: unknown, killed: boolean, limit: number): string {
  if (code === 'ENOENT') return `\`${file}\` is not installed, or not on the PATH`;
  if (code === 'EACCES') return `\`${file}\` may not be run`;
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return `\`${file}\` printed more than ${MAX_OUTPUT / 1024 / 1024} MiB`;
  return killed ? `\`${file}\` took longer than ${limit / 1000} s` : `\`${file}\` was ended`;
}
