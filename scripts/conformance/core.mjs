// The core of the server as a module, for scripts that ask it without the command line.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../lib/paths.mjs';

/**
 * Bundles `modules` (paths below server/src, without their ending) and imports all that they export.
 * @param {readonly string[]} modules
 */
export async function loadCore(modules) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selectrail-core-'));
  const outfile = path.join(folder, 'core.cjs');
  try {
    await esbuild.build({
      absWorkingDir: root,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      alias: { 'js-yaml': createRequire(import.meta.url).resolve('js-yaml') }, // as in build.mjs
      outfile,
      stdin: {
        contents: modules.map((each) => `export * from './server/src/${each}';`).join('\n'),
        resolveDir: root,
      },
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A snapshot of one file; objects without a namespace stand in `default`. */
export function snapshotOf(core, manifests) {
  const host = new core.Host({ clusterDomain: 'cluster.local', namespace: 'default' });
  host.setFile('file:///cluster/manifests.yaml', manifests);
  return host.snapshot();
}
