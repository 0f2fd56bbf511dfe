// The places in the repository that several scripts share. Only Node's own modules: used before `npm install`.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Downloads and profiles; ignored by git, kept between runs. */
export const cache = path.join(root, '.vscode-test');

/** Screenshots and logs of failed runs; ignored by git. */
export const results = path.join(root, 'test-results');

/** The mocha bundle that every extension host runs. */
export const testEntry = path.join(root, 'dist/test/index.js');

/** @param {string} name folder under test-fixtures/workspaces */
export const workspace = (name) => path.join(root, 'test-fixtures/workspaces', name);

/**
 * True in the script that Node was started with, false in an imported one.
 * @param {string} url the module's `import.meta.url`
 */
export const isMain = (url) => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
