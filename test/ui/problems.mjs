// UI checks: from a problem in the panel to its fix.
import assert from 'node:assert/strict';
import { poll } from '../../scripts/ui/poll.mjs';
import { textOf } from '../../scripts/ui/workbench.mjs';

/** The first row of a problem: file rows do not name a source. */
const SOURCE = /selectrail/;

/** @param {import('./steps.mjs').Ui} ui */
export async function listsProblem({ showProblems, problem, picture }) {
  await showProblems();
  await problem(SOURCE).waitFor();
  assert.match(await textOf(problem(SOURCE)), /\[Ln \d+, Col \d+\]/);
  await picture('problems');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function appliesQuickFix({ problems, problem, goToProblem, openQuickFixes, applyQuickFix, page, picture }) {
  const before = await problems.filter({ hasText: SOURCE }).count();
  await goToProblem(await messageOf(problem(SOURCE)));
  const [first = ''] = await openQuickFixes();
  await picture('quick-fix');
  await page.keyboard.press('Escape');
  await applyQuickFix(first);
  await poll(
    async () => (await problems.filter({ hasText: SOURCE }).count()) < before,
    `fewer than ${before} problems after \`${first}\``,
  );
}

/** The problem's own message, without source, code and place. */
async function messageOf(row) {
  const text = await textOf(row);
  return text.split(/\s*selectrail/)[0] ?? text;
}
