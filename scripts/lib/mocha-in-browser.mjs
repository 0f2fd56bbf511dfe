// Runs a mocha bundle in the extension host of a VS Code that openHost() opens, and shows its report.
import { openHost } from '../vscode-host.mjs';
import { countsIn } from './counts.mjs';

/** Starts each line of the suite's report in the extension host's log; test/e2e/index.ts writes it. */
const MARK = '@@selectrail ';

/**
 * Prints the report without its summary. Anything but a passed suite counts at least one failure and leaves a screenshot
 * and logs in test-results/.
 * @param {Parameters<typeof openHost>[0] & {label: string, limit?: number}} options `label` names the files left
 *   behind; `limit` in milliseconds
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function mochaInBrowser({ label, limit = 180_000, ...options }) {
  /** @type {string | undefined} */
  let summary;
  const onLog = (_level, values) => {
    for (const line of values.map(String).join(' ').split('\n')) {
      const at = line.indexOf(MARK);
      if (at < 0) continue;
      const text = line.slice(at + MARK.length);
      if (countsIn(text)) summary = text;
      else console.log(text);
    }
  };
  const host = await openHost({ ...options, onLog });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve(`the suite did not end within ${limit / 1000} s`), limit);
    });
    const end = await Promise.race([host.done, late]);
    const { passed, failed } = countsIn(summary ?? '') ?? { passed: 0, failed: 0 };
    // VS Code reports 0 for an extension host that crashed as well: only the suite's own summary tells
    if (end === 0 && passed > 0 && failed === 0) return { passed, failed };
    await host.keepEvidence(label);
    if (summary === undefined)
      console.log(`No summary of the suite: ${end === 0 ? 'the extension host ended' : end}`);
    return { passed, failed: Math.max(failed, 1) };
  } finally {
    clearTimeout(timer);
    await host.close();
  }
}
