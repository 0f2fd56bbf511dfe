// Entry in desktop and remote VS Code: the server is a Node process, and messages go over IPC.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, clientOptions, ID, NAME, start } from './client';

let client: LanguageClient | undefined;

/** Indexing makes much garbage: this much of it at once takes a fifth less memory, and no more time. */
const MEMORY = '--max-semi-space-size=8';

export function activate(context: vscode.ExtensionContext): Promise<Api> {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  const run = { ...server, options: { execArgv: [MEMORY] } };
  const debug = { ...server, options: { execArgv: [MEMORY, '--nolazy', '--enable-source-maps'] } };
  const initializationOptions = { storage: context.storageUri?.fsPath };
  client = new LanguageClient(ID, NAME, { run, debug }, { ...clientOptions(context), initializationOptions });
  return start(context, client);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
