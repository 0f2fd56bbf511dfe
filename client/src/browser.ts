// Entry in VS Code for the Web: the server is a web worker, and what it reads comes from the editor.
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { type Api, clientOptions, ID, NAME, start } from './client';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** The extension host is a worker itself; the types are those of Node, which all other code may run in. */
const { Worker } = globalThis as unknown as {
  readonly Worker: new (url: string) => Port & { terminate(): void };
};

let client: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): Promise<Api> {
  const server = vscode.Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
  let worker: InstanceType<typeof Worker> | undefined;
  const startServer = async (): Promise<MessageTransports> => {
    worker?.terminate(); // it does not end with its connection
    worker = new Worker(server);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  client = new LanguageClient(ID, NAME, startServer, clientOptions(context));
  return start(context, client);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
