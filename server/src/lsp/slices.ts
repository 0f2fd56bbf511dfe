/** Long work in small slices, so that requests are answered meanwhile. */
import { RAL } from 'vscode-languageserver';

/** Milliseconds that a request may have to wait for a slice to end. */
const SLICE = 8;

/** Lets other work run once a slice is used up; called between steps. */
export function createBreath(): () => Promise<void> | undefined {
  let end = Date.now() + SLICE;
  return () => {
    if (Date.now() < end) return undefined;
    return new Promise((resolve) => {
      RAL().timer.setImmediate(() => {
        end = Date.now() + SLICE;
        resolve();
      });
    });
  };
}
