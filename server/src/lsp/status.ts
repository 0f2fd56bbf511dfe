/** Tells the client how much is indexed, for an item in its status bar. */
import { NotificationType } from 'vscode-languageserver';
import type { Session } from './session';

export interface Status {
  readonly objects: number;
  /** Files that hold any. */
  readonly files: number;
  readonly indexing: boolean;
}

const statusNotification = new NotificationType<Status>('selectrail/status');

/** Sends the status and returns it. */
export function sendStatus(session: Session, activity: 'indexing' | 'idle'): Status {
  let [objects, files] = [0, 0];
  for (const { snapshot } of session.roots.analyses()) {
    for (const file of snapshot.files()) {
      const own = file.documents.reduce((sum, document) => sum + document.objects.length, 0);
      if (own === 0 || !snapshot.layout.isManifest(file.uri)) continue;
      objects += own;
      files++;
    }
  }
  const status: Status = { objects, files, indexing: activity === 'indexing' };
  void session.connection.sendNotification(statusNotification, status);
  return status;
}
