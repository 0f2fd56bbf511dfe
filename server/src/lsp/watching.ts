/** Changes on disk: watched by the client, or made by it when files and folders are created, moved or deleted. */
import {
  type CreateFilesParams,
  type DeleteFilesParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type FileOperationRegistrationOptions,
  type RenameFilesParams,
  WatchKind,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { mayHoldManifests } from '../workspace/candidates';
import { ancestors } from '../workspace/paths';
import { announce, indexWorkspace, listFiles, logSkipped, readFiles } from './indexing';
import type { Session } from './session';
import { sendStatus } from './status';
import { fromClient } from './uris';

/** Clients report a folder as a whole when they create, move or delete it. */
export const FOLDER_OPERATIONS: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**', matches: 'folder' } }],
};

/** Where the client can watch files, asks it to. A folder that comes or goes is reported by its own name alone. */
export async function watchFiles({ client, connection }: Session): Promise<void> {
  if (!client.fileWatching) return;
  const watchers = [
    { globPattern: '**/*.{yaml,yml,json,jsonnet,libsonnet}' },
    { globPattern: '**/Kustomization' },
    { globPattern: '**/templates/**/*.{tpl,txt}' },
    { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
  ];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

export function takeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): void {
  queueRefresh(
    session,
    changes.map(({ uri }) => uri),
  );
}

export function takeFolders(session: Session, { files }: CreateFilesParams | DeleteFilesParams): void {
  queueRefresh(
    session,
    files.map(({ uri }) => uri),
  );
}

export function takeRenamedFolders(session: Session, { files }: RenameFilesParams): void {
  queueRefresh(
    session,
    files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]),
  );
}

export function takeWorkspaceFolders(
  session: Session,
  { added, removed }: WorkspaceFoldersChangeEvent,
): void {
  const gone = new Set(removed.map(({ uri }) => fromClient(uri)));
  const kept = session.folders.filter((folder) => !gone.has(folder));
  session.setFolders([...new Set([...kept, ...added.map(({ uri }) => fromClient(uri))])]);
  session.queue(() => indexWorkspace(session));
}

function queueRefresh(session: Session, uris: readonly string[]): void {
  session.saved.fire();
  const relevant = uris.map(fromClient).filter((uri) => !session.isExcluded(uri));
  if (relevant.length > 0) session.queue(() => refresh(session, relevant));
}

/** Reads again what stands at `uris`, and what stood or stands under those that are folders. */
async function refresh(session: Session, uris: readonly string[]): Promise<void> {
  const listed = await listFiles(
    session,
    uris.filter((uri) => !mayHoldManifests(uri)),
  );
  const affected = [...new Set([...uris.filter(mayHoldManifests), ...listed, ...knownUnder(session, uris)])];
  const closed = affected.filter((uri) => !session.isOpen(uri));
  if (closed.length === 0) return;
  const before = session.settings;
  await readFiles(session, closed);
  logSkipped(session, closed);
  sendStatus(session, 'idle');
  announce(session, 'workspace', before);
}

/** Indexed files at or under any of `uris`. */
function knownUnder(session: Session, uris: readonly string[]): readonly string[] {
  const wanted = new Set(uris);
  const known = [...session.known()].map(({ uri }) => uri);
  return known.filter((uri) => [...ancestors(uri)].some((folder) => wanted.has(folder)));
}
