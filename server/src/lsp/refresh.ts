/** Asks the client to ask again for what it shows, when something has changed that it does not know of. */
import { CodeLensRefreshRequest, type Disposable, NotificationType0, RAL } from 'vscode-languageserver';
import type { Session } from './session';

const changedNotification = new NotificationType0('selectrail/changed');

/** Lenses of other files follow an edit after this pause in typing; diagnostics do so by themselves. */
const PAUSE = 250;

export function refreshClient(session: Session): void {
  const { connection } = session;
  const refreshLenses = async (): Promise<void> => {
    if (session.client.lensRefresh) await connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const refreshDiagnostics = async (): Promise<void> => {
    if (session.client.diagnosticRefresh) await connection.languages.diagnostics.refresh();
  };
  const sayChanged = async (): Promise<void> => {
    if (session.client.indexChanges) await connection.sendNotification(changedNotification);
  };
  const attempt = (refresh: () => Promise<void>): void => {
    void refresh().catch((error) => session.log(error));
  };
  let pause: Disposable | undefined;
  session.changes.event((change) => {
    pause?.dispose();
    pause = undefined;
    if (change === 'workspace') {
      attempt(refreshLenses);
      attempt(refreshDiagnostics);
      attempt(sayChanged);
    } else {
      pause = RAL().timer.setTimeout(() => {
        if (session.documents.size > 1) attempt(refreshLenses);
        attempt(sayChanged);
      }, PAUSE);
    }
  });
}
