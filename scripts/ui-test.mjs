// npm run test:ui: checks in the real workbench what a person sees; the steps are in test/ui/. Each failure leaves a
// screenshot in test-results/. --screenshots writes the README's pictures into docs/images/, --grep <text> picks scenes
// by the titles of their steps, --theme <name> one of their themes, --verbose shows all logs.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { opening, scenes } from '../test/ui/steps.mjs';
import { conclude } from './lib/counts.mjs';
import { results, root } from './lib/paths.mjs';
import { withWorkspaceCopy } from './lib/temp-folder.mjs';
import { openHtmlFile } from './ui/htmlFile.mjs';
import { openWorkbench } from './ui/workbench.mjs';
import { openHost } from './vscode-host.mjs';

/** @typedef {import('../test/ui/steps.mjs').Scene} Scene @typedef {import('../test/ui/steps.mjs').Step} Step */

const { values: flags } = parseArgs({
  options: {
    screenshots: { type: 'boolean' },
    grep: { type: 'string' },
    theme: { type: 'string' },
    verbose: { type: 'boolean' },
  },
});

const chosen = scenes.filter(({ steps }) => steps.some(({ title }) => title.includes(flags.grep ?? '')));
const counts = { passed: 0, failed: 0 };
for (const scene of chosen) {
  const { passed, failed } = await playScene(scene);
  counts.passed += passed;
  counts.failed += failed;
}
process.exitCode = conclude(counts);

/** What a scene opens is in the first of its themes. @param {Scene} scene */
function playScene({ opens, themes, settings, steps }) {
  const wanted = themes
    ?.filter((theme) => theme.includes(flags.theme ?? ''))
    .slice(0, flags.screenshots ? 1 : undefined);
  const played = wanted ? wanted.flatMap((theme, index) => stepsIn(theme, steps, index)) : steps;
  const open = opens === 'file' ? openHtmlFile : openWindow;
  return withWorkspaceCopy('demo', async (folder) => {
    if (settings) writeSettings(folder, settings);
    const host = await open(folder, wanted?.[0]);
    try {
      return await runSteps(host, opens === 'file' ? played : [opening, ...played]);
    } finally {
      await host.close();
    }
  });
}

/** @param {string} folder of the workspace @param {Readonly<Record<string, unknown>>} settings */
function writeSettings(folder, settings) {
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}

async function openWindow(folder, theme) {
  const settings = theme ? { 'workbench.colorTheme': theme } : {};
  const host = await openHost({ folder, settings, extensionDevelopmentPath: root, verbose: flags.verbose });
  return { ...host, ui: openWorkbench(host.page, folder) };
}

/** @param {string} theme @param {readonly Step[]} steps @param {number} index of the theme in the scene */
function stepsIn(theme, steps, index) {
  const change = { title: `changes the theme to ${theme}`, run: (ui) => ui.chooseTheme(theme) };
  const own = steps.map(({ title, run }) => ({
    title: `${title}, in ${theme}`,
    run: (ui) => run({ ...ui, record: (name) => ui.record(`${name}-${slug(theme)}`) }),
  }));
  return index === 0 ? own : [change, ...own];
}

/** Behind a failure the scene is over: its other steps count as failed, too. */
async function runSteps(host, steps) {
  const { page } = host;
  const ui = { ...host.ui, picture: picture(page), record: record(page) };
  for (const [passed, { title, run }] of steps.entries()) {
    const began = Date.now();
    try {
      await run(ui);
      console.log(`  ok      ${title} (${Date.now() - began} ms)`);
    } catch (error) {
      const failed = steps.length - passed;
      const rest = failed > 1 ? `\n  not run: ${failed - 1} steps behind it` : '';
      console.log(`  FAILED  ${title}: ${error instanceof Error ? error.message : String(error)}${rest}`);
      await host.keepEvidence(`ui-${slug(title)}`);
      return { passed, failed };
    }
  }
  return { passed: steps.length, failed: 0 };
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
