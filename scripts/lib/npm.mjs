// Quiet npm calls that never run a package's install script.
import { runOrThrow } from './run.mjs';

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * @param {string[]} args
 * @param {string} cwd
 */
export const npmInstall = (args, cwd) => runOrThrow('npm', ['install', ...args, ...QUIET], { cwd });

/**
 * Downloads a package's archive into `cwd`.
 * @param {string} name `package@version`
 * @param {string} cwd
 * @returns {Promise<{file: string, integrity: string}>}
 */
export async function npmPack(name, cwd) {
  const [packed] = JSON.parse(await runOrThrow('npm', ['pack', name, '--json', ...QUIET], { cwd }));
  return { file: packed.filename, integrity: packed.integrity };
}
