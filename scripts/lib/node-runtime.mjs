// Finds or fetches the Node that a VS Code server needs; npm's node-<platform>-<arch> packages hold the binaries.
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './paths.mjs';
import { npmInstall } from './npm.mjs';

/** The release fetched for each major version. @type {Record<number, string>} */
const RELEASES = { 20: '20.20.2', 22: '22.22.0', 24: '24.21.0' };

/**
 * Path of a Node executable of that major version: this process's own where it fits.
 * @param {number} major
 * @returns {Promise<string>}
 */
export async function nodeRuntime(major) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const release = RELEASES[major];
  if (release === undefined)
    throw new Error(`No Node ${major} known; add a release to scripts/lib/node-runtime.mjs`);
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const home = path.join(cache, `node-${release}`);
  const executable = path.join(home, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (!fs.existsSync(executable)) {
    fs.mkdirSync(home, { recursive: true });
    fs.writeFileSync(path.join(home, 'package.json'), '{"private":true}');
    await npmInstall(['--no-save', `${name}@${release}`], home);
    fs.rmSync(path.join(home, 'node_modules', name, 'include'), { recursive: true, force: true });
  }
  return executable;
}
