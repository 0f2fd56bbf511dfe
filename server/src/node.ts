/** Entry of `dist/server.js`: the language server as a Node process, over IPC or what the command line says. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles, filesByScheme } from './lsp/clientFiles';
import { startServer } from './lsp/server';
import { openCacheFile } from './node/cacheFile';
import { listFiles, readText } from './node/files';
import { runProgram } from './node/runProgram';
import * as gitRevisions from './node/gitRevisions';

const connection = createConnection(ProposedFeatures.all);
const files = filesByScheme({ list: listFiles, read: readText }, clientFiles(connection));
startServer(connection, files, gitRevisions, { run: runProgram }, (folder) =>
  openCacheFile(folder, __filename),
);
