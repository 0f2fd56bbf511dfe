// Entry in desktop and remote VS Code: the server is a Node process, and messages go over IPC.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, clientOptions, ID, NAME, start } from './client';

let client: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): Promise<Api> {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--enable-source-maps'] } };
  client = new LanguageClient(ID, NAME, { run, debug }, clientOptions(context));
  return start(context, client);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
