// Temporary folders and workspace copies, removed when the work on them is done.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { workspace } from './paths.mjs';

/**
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTempFolder(work) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'selectrail-'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Works on a copy of a workspace under test-fixtures/workspaces, which tests may edit. The copy keeps the name.
 * @template T
 * @param {string} name
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withWorkspaceCopy(name, work) {
  const original = workspace(name);
  if (!fs.existsSync(original)) throw new Error(`There is no workspace \`${original}\``);
  return withTempFolder((parent) => {
    const copy = path.join(parent, name);
    fs.cpSync(original, copy, { recursive: true });
    return work(copy);
  });
}
