/** Entry of `dist/browser/server.js`: the language server in a web worker. It has no disk, no git and no `helm`. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientFiles } from './lsp/clientFiles';
import { startServer } from './lsp/server';

const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
startServer(connection, clientFiles(connection));
