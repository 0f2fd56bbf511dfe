// UI checks: from a problem in the panel to its fix.
import assert from 'node:assert/strict';
import { textOf } from '../../scripts/ui/workbench.mjs';

/** Planted in shop/cart.yaml: a `targetPort` with one letter wrong. */
const PROBLEM = /selectrail.*service-target-port-unresolved/s; // the brackets around the code are not text

/** @param {import('./steps.mjs').Ui} ui */
export async function listsProblem({ openFile, codeLens, showProblems, problem, record }) {
  await openFile('shop/cart.yaml');
  await codeLens('cart.shop.svc.cluster.local').waitFor();
  await showProblems();
  await problem(PROBLEM).waitFor();
  assert.match(await textOf(problem(PROBLEM)), /\[Ln \d+, Col \d+\]/);
  await record('problems');
}

/** @param {import('./steps.mjs').Ui} ui */
export async function appliesQuickFix({
  lines,
  problem,
  goToProblem,
  openQuickFixes,
  takeQuickFix,
  picture,
}) {
  await goToProblem(PROBLEM);
  await openQuickFixes();
  await picture('quick-fix');
  await takeQuickFix('Change the targetPort to `http`');
  await lines
    .filter({ hasText: /targetPort:\shttp(?!t)/ })
    .first()
    .waitFor();
  await problem(PROBLEM).waitFor({ state: 'hidden' });
}
