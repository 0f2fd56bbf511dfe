// Packs the extension: selectrail-<version>.vsix in the repository's folder, as `npx vsce package` does, or the file
// given as argument. What goes in is in .vscodeignore; vsce runs the script `vscode:prepublish`, if there is one.
import fs from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { isMain, root } from './lib/paths.mjs';
import { runOrThrow } from './lib/run.mjs';

/**
 * @param {string} [file]
 * @returns {Promise<string>} the .vsix
 */
export async function packExtension(file) {
  const { name, version, scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const target = path.resolve(file ?? path.join(root, `${name}-${version}.vsix`));
  if (!scripts['vscode:prepublish']) {
    await runOrThrow(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root });
  }
  await createVSIX({
    cwd: root,
    packagePath: target,
    dependencies: false, // everything is bundled
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return target;
}

if (isMain(import.meta.url)) await packExtension(process.argv[2]);
