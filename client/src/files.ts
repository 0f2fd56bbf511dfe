// Reads for the server what no disk holds: the files of virtual workspaces.
import * as vscode from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';

interface FileParams {
  readonly uri: string;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: 'file' | 'directory';
}

const readDirectoryRequest = new RequestType<FileParams, readonly DirectoryEntry[] | null, void>(
  'selectrail/readDirectory',
);
const readFileRequest = new RequestType<FileParams, string | null, void>('selectrail/readFile');

/** Answers the server's questions; null where something is not there. */
export function registerFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(readDirectoryRequest, ({ uri }) => orNull(() => entriesOf(vscode.Uri.parse(uri)))),
    client.onRequest(readFileRequest, ({ uri }) => orNull(() => textOf(vscode.Uri.parse(uri)))),
  );
}

/** Links to folders are not followed: they may lead in circles. */
async function entriesOf(folder: vscode.Uri): Promise<readonly DirectoryEntry[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.flatMap(([name, type]): readonly DirectoryEntry[] => {
    if (type === vscode.FileType.Directory) return [{ name, type: 'directory' }];
    return (type & vscode.FileType.File) === 0 ? [] : [{ name, type: 'file' }];
  });
}

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

async function orNull<Result>(ask: () => Promise<Result>): Promise<Result | null> {
  try {
    return await ask();
  } catch {
    return null; // gone, or not allowed to be read: the same to the server
  }
}
