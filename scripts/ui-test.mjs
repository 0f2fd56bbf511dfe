// npm run test:ui: checks in the real workbench what a person sees; the steps are in test/ui/. Each failure leaves a
// screenshot in test-results/. --screenshots writes the README's pictures into docs/images/, --grep <text> picks steps
// by title (the steps of a file build on each other), --verbose shows all logs.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { steps } from '../test/ui/steps.mjs';
import { conclude } from './lib/counts.mjs';
import { results, root } from './lib/paths.mjs';
import { withWorkspaceCopy } from './lib/temp-folder.mjs';
import { openWorkbench } from './ui/workbench.mjs';
import { openHost } from './vscode-host.mjs';

/** Steps left to run are not worth waiting for after so many failures: nothing works then. */
const FAILURE_LIMIT = 5;

const { values: flags } = parseArgs({
  options: { screenshots: { type: 'boolean' }, grep: { type: 'string' }, verbose: { type: 'boolean' } },
});

/** The first one waits for the window, which all others need. */
const chosen = steps.filter(({ title }, index) => index === 0 || title.includes(flags.grep ?? ''));
const failed = await withWorkspaceCopy('demo', async (folder) => {
  const host = await openHost({ folder, extensionDevelopmentPath: root, verbose: flags.verbose });
  try {
    return await runSteps(host, folder);
  } finally {
    await host.close();
  }
});
process.exitCode = conclude({ passed: chosen.length - failed, failed });

/** @returns {Promise<number>} failures; steps that were given up count */
async function runSteps(host, folder) {
  const workbench = {
    ...openWorkbench(host.page, folder),
    picture: picture(host.page),
    record: record(host.page),
  };
  let failures = 0;
  for (const [index, { title, run }] of chosen.entries()) {
    const began = Date.now();
    try {
      await run(workbench);
      console.log(`  ok      ${title} (${Date.now() - began} ms)`);
    } catch (error) {
      failures++;
      console.log(`  FAILED  ${title}: ${error instanceof Error ? error.message : String(error)}`);
      await host.keepEvidence(`ui-${slug(title)}`);
      if (failures < FAILURE_LIMIT) continue;
      console.log(`  given up after ${failures} failures`);
      return failures + chosen.length - index - 1;
    }
  }
  return failures;
}

/** A step calls it where the window shows something worth a picture in the README. */
function picture(page) {
  const target = path.join(root, 'docs/images');
  return async (name) => {
    if (!flags.screenshots) return;
    fs.mkdirSync(target, { recursive: true });
    await page.waitForFunction(settled);
    await page.screenshot({ path: path.join(target, `${name}.png`) });
  };
}

/** A step calls it for what is to be looked at after a change of it: into test-results/. */
function record(page) {
  return async (name) => {
    fs.mkdirSync(results, { recursive: true });
    await page.waitForFunction(settled);
    await page.screenshot({ path: path.join(results, `${name}.png`) });
  };
}

/** Runs in the page: true once nothing fades in or out any more. */
function settled() {
  return document
    .getAnimations()
    .every((each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity);
}

function slug(title) {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
