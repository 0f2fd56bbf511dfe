/** Reads the files of the workspace folders into the index, in slices, and says so where it takes long. */
import { configUri, sameExclusions } from '../ide/config/folderConfig';
import type { Settings } from '../ide/settings';
import type { PlainFile } from '../workspace/packedFile';
import { keepLater, readCached } from './cachedIndex';
import { createProgress } from './progress';
import type { Change, Session } from './session';
import { createBreath } from './slices';
import { sendStatus } from './status';

/** Files that are asked for before the first of them is there: some file systems are far away. */
const AT_ONCE = 16;

/** Reads all folders again: at the start, and when folders or what is excluded have changed. */
export async function indexWorkspace(session: Session): Promise<void> {
  const began = Date.now();
  sendStatus(session, 'indexing');
  for (const folder of session.folders) await session.putFile(configUri(folder)); // it says what to list
  for (const [uri, document] of session.documents) session.putDocument(uri, document);
  const files = await listFiles(session, session.folders);
  dropOthers(session, new Set(files));
  const cached = await readCached(session, files);
  await readFiles(session, files, cached);
  await session.putUnread();
  const { objects, files: count } = sendStatus(session, 'idle');
  const took = Date.now() - began;
  session.connection.console.info(`Indexed ${objects} objects in ${count} files in ${took} ms`);
  logSkipped(session, files);
  keepLater(session, files, cached, began);
  session.changes.fire('workspace');
}

/** What follows from a change that may have been one of settings, too: `before` are those from before it. */
export function announce(session: Session, change: Change, before: Settings): void {
  if (!sameExclusions(session.settings, before)) session.queue(() => indexWorkspace(session));
  session.changes.fire(session.settings === before ? change : 'workspace');
}

/** When a kustomization comes to name files, reads them again: their texts were not kept. */
export function readForKustomizations(session: Session): void {
  session.changes.event(() => {
    if (session.indexing || session.unread().length === 0) return;
    session.queue(async () => {
      await session.putUnread();
      session.changes.fire('workspace');
    });
  });
}

/** Files of `folders` that may hold manifests. */
export async function listFiles(session: Session, folders: readonly string[]): Promise<readonly string[]> {
  const breath = createBreath();
  const found = new Set<string>();
  for (const folder of folders) {
    const entered = session.files.list(folder, (inner) => !session.isExcluded(inner));
    for await (const uri of entered) {
      if (session.isIndexed(uri)) found.add(uri);
      await breath();
    }
  }
  return [...found];
}

/** One line for each of `uris` that is too large or no text. */
export function logSkipped(session: Session, uris: readonly string[]): void {
  for (const uri of uris) {
    const reason = session.analysis(uri).snapshot.file(uri)?.skipped;
    if (reason !== undefined) session.connection.console.warn(`Skipped ${uri}: ${reason}`);
  }
}

/** Takes over what the disk holds of `files`, or what is known of it; open ones stay as they are. */
export async function readFiles(
  session: Session,
  files: readonly string[],
  cached: ReadonlyMap<string, PlainFile | undefined> = new Map(),
): Promise<void> {
  const breath = createBreath();
  const progress = createProgress(session.connection, 'Indexing manifests');
  const rest = files.entries();
  const read = async (): Promise<void> => {
    for (const [done, uri] of rest) {
      if (cached.has(uri)) session.putPlainFile(uri, cached.get(uri));
      else await session.putFile(uri);
      const pause = breath();
      if (!pause) continue;
      progress.report(done / files.length);
      await pause;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
  progress.end();
}

/** Forgets what is indexed, but neither open nor among `files`. */
function dropOthers(session: Session, files: ReadonlySet<string>): void {
  const known = [...session.known()].map(({ uri }) => uri);
  for (const uri of known) {
    if (!files.has(uri) && !session.isOpen(uri)) session.roots.hostOf(uri).removeFile(uri);
  }
}
