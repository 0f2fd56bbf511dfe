/** Work-done progress that shows up only where the work takes long enough to be noticed. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

const NOTICEABLE = 300;

export interface Progress {
  /** `share` of the work that is done, from 0 to 1. */
  report(share: number): void;
  end(): void;
}

export function createProgress(connection: Connection, title: string): Progress {
  const noticeable = Date.now() + NOTICEABLE;
  let reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
  let shown = 0;
  const begin = async (percentage: number): Promise<WorkDoneProgressServerReporter | undefined> => {
    try {
      const created = await connection.window.createWorkDoneProgress();
      created.begin(title, percentage);
      return created;
    } catch {
      return undefined; // the client does not want it
    }
  };
  return {
    report(share) {
      const percentage = Math.floor(share * 100);
      if (Date.now() < noticeable || percentage === shown) return;
      shown = percentage;
      reporter ??= begin(percentage);
      void reporter.then((created) => created?.report(percentage));
    },
    end() {
      void reporter?.then((created) => created?.done());
    },
  };
}
