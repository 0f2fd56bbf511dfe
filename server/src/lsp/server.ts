/** The language server on one page: which message leads where. */
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  type Connection,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidCreateFilesNotification,
  DidDeleteFilesNotification,
  DidOpenTextDocumentNotification,
  DidRenameFilesNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  TypeDefinitionRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { Baselines } from './baselines';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './callHierarchy';
import type { OpenCache } from './cacheStore';
import { notRendered, renderChart, RenderChartRequest } from './chart';
import { chartChoices, ChartChoicesRequest } from './chartChoices';
import { codeActions } from './codeActions';
import { codeLenses, resolveCodeLens } from './codeLens';
import { completion } from './completion';
import { takeSettings } from './configuration';
import { changeDocument, closeDocument, openDocument, saveDocument } from './documents';
import {
  chooseEnvironment,
  ChooseEnvironmentNotification,
  environments,
  EnvironmentsRequest,
} from './environments';
import type { FileSystem } from './fileSystem';
import { documentLinks } from './documentLinks';
import { explain, explainChoices, ExplainRequest, questionAt } from './explain';
import { hover } from './hover';
import { readForKustomizations } from './indexing';
import { inlayHints } from './inlayHints';
import { kubectl, KubectlRequest } from './kubectl';
import { renderKustomization, RenderKustomizationRequest } from './kustomization';
import { initialize, initialized } from './lifecycle';
import { definition, highlights, implementation, references, typeDefinition } from './navigation';
import { networkTree, networkTreePath, NetworkTreePathRequest, NetworkTreeRequest } from './networkTree';
import {
  namespacePolicies,
  policyNamespaces,
  PolicyProposalRequest,
  workloadPolicy,
} from './policyProposals';
import { documentDiagnostic, NO_REPORT, workspaceDiagnostic } from './pull';
import type { Programs } from './programs';
import { pushDiagnostics } from './push';
import { reachability, reachabilityCursor, reachabilityReasons, ReachabilityRequest } from './reachability';
import {
  NO_TEXT,
  noChanges,
  reachabilityChanges,
  ReachabilityChangesRequest,
  reachabilityChangesText,
  ReachabilityChangesTextRequest,
  revisions,
  RevisionsRequest,
  textBefore,
  TextBeforeRequest,
} from './reachabilityChanges';
import { refreshClient } from './refresh';
import { prepareRename, rename } from './rename';
import { renderReleases } from './releases';
import { Reports } from './reports';
import type { Revisions } from './revisions';
import { createRouter } from './router';
import { selectionRanges } from './selectionRanges';
import { Session } from './session';
import { documentSymbols, workspaceSymbols } from './symbols';
import { takeFolders, takeRenamedFolders, takeWatchedFiles } from './watching';

/** Serves `connection` until it ends. Knows neither Node nor the browser. */
export function startServer(
  connection: Connection,
  files: FileSystem,
  history?: Revisions,
  programs?: Programs,
  openCache?: OpenCache,
): void {
  const session = new Session(connection, files, history, programs);
  const reports = new Reports(session);
  const baselines = new Baselines(session);
  const { answer, serve, receive } = createRouter(session);

  connection.onInitialize((params) => initialize(session, params, openCache));
  connection.onInitialized(() => initialized(session));

  receive(DidOpenTextDocumentNotification.type, openDocument);
  receive(DidChangeTextDocumentNotification.type, changeDocument);
  receive(DidCloseTextDocumentNotification.type, closeDocument);
  receive(DidSaveTextDocumentNotification.type, saveDocument);
  receive(DidChangeWatchedFilesNotification.type, takeWatchedFiles);
  receive(DidChangeConfigurationNotification.type, takeSettings);
  receive(DidCreateFilesNotification.type, takeFolders);
  receive(DidRenameFilesNotification.type, takeRenamedFolders);
  receive(DidDeleteFilesNotification.type, takeFolders);

  receive(ChooseEnvironmentNotification.type, chooseEnvironment);

  answer(DefinitionRequest.type, () => [], definition);
  answer(ReferencesRequest.type, () => [], references);
  answer(CallHierarchyPrepareRequest.type, () => [], prepareCallHierarchy);
  answer(CallHierarchyIncomingCallsRequest.type, () => [], incomingCalls);
  answer(CallHierarchyOutgoingCallsRequest.type, () => [], outgoingCalls);
  answer(ImplementationRequest.type, () => [], implementation);
  answer(TypeDefinitionRequest.type, () => [], typeDefinition);
  answer(DocumentHighlightRequest.type, () => [], highlights);
  answer(PrepareRenameRequest.type, () => null, prepareRename);
  answer(RenameRequest.type, () => null, rename);
  answer(CompletionRequest.type, () => [], completion);
  answer(DocumentLinkRequest.type, () => [], documentLinks);
  answer(DocumentSymbolRequest.type, () => [], documentSymbols);
  answer(WorkspaceSymbolRequest.type, () => [], workspaceSymbols);
  answer(InlayHintRequest.type, () => [], inlayHints);
  answer(KubectlRequest, () => [], kubectl);
  answer(SelectionRangeRequest.type, () => [], selectionRanges);
  answer(HoverRequest.type, () => null, hover);
  answer(RenderKustomizationRequest.type, () => null, renderKustomization);
  answer(ChartChoicesRequest, () => [], chartChoices);
  answer(NetworkTreeRequest.type, () => [], networkTree);
  answer(NetworkTreePathRequest.type, () => null, networkTreePath);
  answer(EnvironmentsRequest.type, () => [], environments);
  answer(ExplainRequest.type, () => null, explain);
  answer(ExplainRequest.choices, () => null, explainChoices);
  answer(ExplainRequest.questionAt, () => null, questionAt);
  serve(ReachabilityRequest.type, () => null, reachability(baselines));
  answer(ReachabilityRequest.reasons, () => [], reachabilityReasons);
  answer(ReachabilityRequest.cursor, () => ({ scopes: [], node: null }), reachabilityCursor);
  answer(PolicyProposalRequest.workload, () => null, workloadPolicy);
  answer(PolicyProposalRequest.namespace, () => null, namespacePolicies);
  answer(PolicyProposalRequest.namespaces, () => [], policyNamespaces);
  answer(CodeLensRequest.type, () => [], codeLenses);
  answer(CodeLensResolveRequest.type, (lens) => lens, resolveCodeLens);
  answer(CodeActionRequest.type, () => [], codeActions);
  serve(DocumentDiagnosticRequest.type, () => NO_REPORT, documentDiagnostic(reports));
  serve(ReachabilityChangesRequest, noChanges, reachabilityChanges(baselines));
  serve(RenderChartRequest, notRendered, renderChart);
  serve(ReachabilityChangesTextRequest, () => NO_TEXT, reachabilityChangesText(baselines));
  serve(TextBeforeRequest, () => null, textBefore(baselines));
  serve(RevisionsRequest, () => [], revisions);
  serve(WorkspaceDiagnosticRequest.type, () => ({ items: [] }), workspaceDiagnostic(reports));

  readForKustomizations(session);
  renderReleases(session);
  pushDiagnostics(session, reports);
  refreshClient(session);
  connection.listen();
}
