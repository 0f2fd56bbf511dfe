/** `selectrail lsp --stdio`: the language server on the standard streams of the command line tool. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { listFiles, readText } from '../node/files';
import { runProgram } from '../node/runProgram';
import * as gitRevisions from '../node/gitRevisions';
import { startServer } from './server';

export function startStdio(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection, { list: listFiles, read: readText }, gitRevisions, { run: runProgram });
}
