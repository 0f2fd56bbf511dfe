/** The first two messages: what the server offers, and what it starts once the client is ready. */
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  RAL,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { CacheStore, OpenCache } from './cacheStore';
import { clientFeatures } from './clientFeatures';
import { FIX_ALL, KUBECTL } from './codeActions';
import { ALLOW, EXPLAIN } from './explainActions';
import { loadSettings, ownSection, watchSettings } from './configuration';
import { chooseEncoding } from './encoding';
import { indexWorkspace } from './indexing';
import type { Session } from './session';
import { fromClient } from './uris';
import { warmUp } from './warmUp';
import { FOLDER_OPERATIONS, takeWorkspaceFolders, watchFiles } from './watching';

export function initialize(
  session: Session,
  params: InitializeParams,
  openCache: OpenCache | undefined,
): InitializeResult {
  session.client = clientFeatures(params.capabilities);
  session.encoding = chooseEncoding(params.capabilities.general?.positionEncodings);
  session.initialSettings = ownSection(params.initializationOptions);
  session.store = storeOf(params, openCache);
  session.setFolders(foldersOf(params));
  return {
    serverInfo: { name: 'Selectrail' },
    capabilities: {
      positionEncoding: session.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      definitionProvider: true,
      referencesProvider: true,
      implementationProvider: true,
      typeDefinitionProvider: true,
      callHierarchyProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      completionProvider: { triggerCharacters: ['.'] }, // of paths in templates
      documentSymbolProvider: { label: 'Selectrail' },
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      hoverProvider: true,
      selectionRangeProvider: true,
      inlayHintProvider: true,
      codeLensProvider: { resolveProvider: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, ALLOW, EXPLAIN, FIX_ALL, KUBECTL] },
      ...(session.client.pullDiagnostics && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
      }),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: {
          didCreate: FOLDER_OPERATIONS,
          didRename: FOLDER_OPERATIONS,
          didDelete: FOLDER_OPERATIONS,
        },
      },
    },
  };
}

export function initialized(session: Session): void {
  if (session.client.workspaceFolders) {
    session.connection.workspace.onDidChangeWorkspaceFolders((event) => takeWorkspaceFolders(session, event));
  }
  void Promise.all([watchFiles(session), watchSettings(session)]).catch((error) => session.log(error));
  session.queue(() => loadSettings(session));
  session.queue(() => indexWorkspace(session));
  session.queue(async () => void RAL().timer.setImmediate(warmUp));
  session.start();
}

/** In the folder that the client has for it, which it names as the option `storage`. */
function storeOf(
  { initializationOptions: options }: InitializeParams,
  openCache: OpenCache | undefined,
): CacheStore | undefined {
  const folder: unknown =
    typeof options === 'object' && options !== null && 'storage' in options ? options.storage : undefined;
  return typeof folder === 'string' ? openCache?.(folder) : undefined;
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => fromClient(uri));
  if (rootUri) return [fromClient(rootUri)];
  return rootPath ? [fromClient(`file://${rootPath}`)] : [];
}
