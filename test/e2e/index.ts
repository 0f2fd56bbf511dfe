// Entry of the end-to-end suite for every host: desktop VS Code and the VS Code server's extension host.
// It needs only console.log and the promise of run(), which each of them relays.
import 'mocha/mocha.js'; // the browser build of mocha 11: CommonJS; mocha 12's ES module breaks this bundle's exports
import * as vscode from 'vscode';
import { environment } from './environment';

/** In a browser the runner shows only the marked lines of the log. */
const mark = vscode.env.uiKind === vscode.UIKind.Web ? '@@selectrail ' : '';

/** What the types of mocha's browser build leave out. */
const { Mocha: browserMocha } = globalThis as unknown as {
  readonly Mocha: typeof Mocha & {
    readonly reporters: { readonly Base: { consoleLog: (...values: unknown[]) => void; useColors: boolean } };
  };
};

/** Resolves when every test passed, rejects otherwise: VS Code's exit code follows. */
export async function run(): Promise<void> {
  const base = browserMocha.reporters.Base;
  base.consoleLog = log;
  base.useColors = false;
  const grep = environment('MOCHA_GREP');
  mocha.setup({ ui: 'bdd', timeout: 30_000, ...(grep === undefined ? {} : { grep }) });
  mocha.reporter('spec' as unknown as Mocha.ReporterConstructor);
  await import('./suite');

  let passed = 0;
  let failed = 0;
  await new Promise<void>((resolve) => {
    // not mocha.run(): the browser build's own one reads location.search, which Node lacks
    const start = browserMocha.prototype.run as (this: unknown, done: () => void) => Mocha.Runner;
    const runner = start.call(mocha, resolve);
    runner.on('pass', () => passed++);
    runner.on('fail', () => failed++);
  });
  log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) throw new Error(failed > 0 ? `${failed} test(s) failed` : 'no test ran');
}

function log(...values: unknown[]): void {
  for (const line of format(values).split('\n')) console.log(mark + line);
}

/** Mocha's spec reporter logs in the manner of printf. */
function format([first = '', ...rest]: unknown[]): string {
  const text = String(first).replace(/%[sdifo%]/g, (sign) =>
    sign === '%%' ? '%' : String(rest.shift() ?? ''),
  );
  return [text, ...rest.map(String)].join(' ');
}
