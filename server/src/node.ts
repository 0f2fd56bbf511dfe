/** Entry of `dist/server.js`: the language server as a Node process, over IPC or what the command line says. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server';
import { listFiles, readText } from './node/files';
import { runProgram } from './node/runProgram';
import * as gitRevisions from './node/gitRevisions';

startServer(createConnection(ProposedFeatures.all), { list: listFiles, read: readText }, gitRevisions, {
  run: runProgram,
});
