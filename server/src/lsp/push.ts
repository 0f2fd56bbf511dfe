/** Diagnostics for clients that do not ask: published whenever they change, for open files first. */
import { CancellationToken, RAL } from 'vscode-languageserver';
import type { Reports } from './reports';
import type { Session } from './session';
import { createBreath } from './slices';
import { toClient } from './uris';

/** Publishes after each burst of changes. */
export function pushDiagnostics(session: Session, reports: Reports): void {
  const published = new Map<string, string>();
  let [scheduled, running] = [false, false];
  const schedule = (): void => {
    if (scheduled || session.client.pullDiagnostics) return;
    scheduled = true;
    if (!running) RAL().timer.setImmediate(() => void run().catch((error) => session.log(error)));
  };
  const run = async (): Promise<void> => {
    running = true;
    try {
      while (scheduled) {
        await session.indexed(CancellationToken.None);
        scheduled = false;
        await publish(session, reports, published, () => scheduled);
      }
    } finally {
      running = false;
    }
  };
  session.changes.event(schedule);
}

async function publish(
  session: Session,
  reports: Reports,
  published: Map<string, string>,
  isStale: () => boolean,
): Promise<void> {
  const breath = createBreath();
  const known = [...session.known()].map(({ uri }) => uri);
  for (const uri of new Set([...session.documents.keys(), ...known, ...published.keys()])) {
    if (isStale()) return;
    const { id, items } = await reports.of(uri);
    const before = published.get(uri);
    if (id !== before && (items.length > 0 || before !== undefined)) {
      const version = session.documents.get(uri)?.version;
      const params = {
        uri: toClient(uri),
        diagnostics: [...items],
        ...(version !== undefined && { version }),
      };
      await session.connection.sendDiagnostics(params);
      if (items.length > 0) published.set(uri, id);
      else published.delete(uri);
    }
    await breath();
  }
}
