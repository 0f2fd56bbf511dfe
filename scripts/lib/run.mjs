// Runs other programs. Only Node's own modules: used before `npm install`.
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. `echo` shows its output as it comes; the answer holds it either way.
 * Resolves for every exit code; a program that cannot be started rejects.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean}} [options]
 * @returns {Promise<{code: number, output: string, stdout: string}>}
 */
export function run(program, args, { cwd, env, echo = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm', // npm is a .cmd there
    });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (data) => {
      output += data;
      stdout += data;
      if (echo) process.stdout.write(data);
    });
    child.stderr.on('data', (data) => {
      output += data;
      if (echo) process.stderr.write(data);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output, stdout }));
  });
}

/**
 * Like `run`, but an exit code other than 0 rejects, with the end of the output in the message.
 * @param {string} program
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean}} [options]
 * @returns {Promise<string>} standard output
 */
export async function runOrThrow(program, args, options = {}) {
  const { code, output, stdout } = await run(program, args, options);
  if (code === 0) return stdout;
  const details = options.echo ? '' : `\n${output.trim().slice(-4000)}`;
  throw new Error(`\`${[program, ...args].join(' ')}\` ended with exit code ${code}${details}`);
}
