/** Files that only the client can read, as those of a virtual workspace: asked for by requests of our own. */
import { type Connection, RequestType } from 'vscode-languageserver';
import type { FileSystem } from './fileSystem';
import { schemeOf, toClient } from './uris';

export interface DirectoryEntry {
  readonly name: string;
  readonly type: 'file' | 'directory';
}

interface FileParams {
  readonly uri: string;
}

/** Entries of a folder; null where it is none. */
export const ReadDirectoryRequest = new RequestType<FileParams, readonly DirectoryEntry[] | null, void>(
  'selectrail/readDirectory',
);

/** Text of a file; null where it cannot be read. */
export const ReadFileRequest = new RequestType<FileParams, string | null, void>('selectrail/readFile');

/** Of a client that does not know these requests there are no files. */
export function clientFiles(connection: Connection): FileSystem {
  const entries = async (folder: string): Promise<readonly DirectoryEntry[]> => {
    const found = await connection
      .sendRequest(ReadDirectoryRequest, { uri: toClient(folder) })
      .catch(() => null);
    return (found ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };
  return {
    async *list(folder, enters) {
      for (let folders = [folder]; folders.length > 0;) {
        const inner: string[] = [];
        const found = await Promise.all(folders.map(async (uri) => ({ uri, all: await entries(uri) })));
        for (const { uri, all } of found) {
          for (const { name, type } of all) {
            const own = `${uri}/${name}`;
            if (type === 'file') yield own;
            else if (enters(own)) inner.push(own);
          }
        }
        folders = inner;
      }
    },
    read: async (uri) =>
      (await connection.sendRequest(ReadFileRequest, { uri: toClient(uri) }).catch(() => null)) ?? undefined,
  };
}

/** Files of the scheme `file` from `disk`, those of all others from `other`. */
export function filesByScheme(disk: FileSystem, other: FileSystem): FileSystem {
  const of = (uri: string): FileSystem => (schemeOf(uri) === 'file' ? disk : other);
  return {
    list: (folder, enters) => of(folder).list(folder, enters),
    read: (uri) => of(uri).read(uri),
  };
}
