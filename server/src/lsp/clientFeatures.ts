/** What the client can do, as far as answers depend on it. */
import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';

export interface ClientFeatures {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  /** Hovers may link to the command `selectrail.copy`. */
  readonly copyLinks: boolean;
  readonly createFiles: boolean;
  readonly diagnosticRefresh: boolean;
  readonly documentChanges: boolean;
  /** It has the command `selectrail.explain`. */
  readonly explainPanel: boolean;
  readonly fileWatching: boolean;
  /** It wants to hear of `selectrail/changed`. */
  readonly indexChanges: boolean;
  readonly lensRefresh: boolean;
  readonly linkSupport: boolean;
  readonly markdown: boolean;
  readonly pullDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly workspaceFolders: boolean;
}

export function clientFeatures({
  experimental,
  textDocument,
  workspace,
}: ClientCapabilities): ClientFeatures {
  const own: {
    readonly copyLinks?: unknown;
    readonly explainPanel?: unknown;
    readonly indexChanges?: unknown;
  } = experimental ?? {};
  const { diagnostic, publishDiagnostics } = textDocument ?? {};
  return {
    configuration: workspace?.configuration ?? false,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    copyLinks: own.copyLinks === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    explainPanel: own.explainPanel === true,
    fileWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    indexChanges: own.indexChanges === true,
    lensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    linkSupport: textDocument?.definition?.linkSupport ?? false,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    pullDiagnostics: diagnostic !== undefined,
    relatedInformation: (diagnostic?.relatedInformation || publishDiagnostics?.relatedInformation) ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
  };
}
