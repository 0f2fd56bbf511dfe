/** What an answer rests on, as the outputs for people say it below the answer. */
import { assumptionTexts } from '../network/reach/assumptionTexts';
import type { Assumptions } from '../workspace/assumptions';

/** A line for each, behind an empty one. */
export function assumedLines(assumptions: Assumptions): string {
  return `\nAssumed:\n${assumptionTexts(assumptions)
    .map((text) => `  ${text}\n`)
    .join('')}`;
}

/** A paragraph of Markdown. */
export function assumedLine(assumptions: Assumptions): string {
  return `\n${assumedText(assumptions)}\n`;
}

/** All in one line. */
export function assumedText(assumptions: Assumptions): string {
  return `Assumed: ${assumptionTexts(assumptions).join('. ')}.`;
}
