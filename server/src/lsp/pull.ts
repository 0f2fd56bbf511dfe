/** Diagnostics for clients that ask for them. Each waits for the whole index: half of it would show false problems. */
import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Report, Reports } from './reports';
import { cancellation, type Session } from './session';
import { createBreath } from './slices';
import { fromClient, toClient } from './uris';

type FileReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

export const NO_REPORT: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export function documentDiagnostic(reports: Reports) {
  return async (
    session: Session,
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> => {
    await session.indexed(token);
    return toLspReport(await reports.of(fromClient(textDocument.uri)), previousResultId);
  };
}

/** Files without diagnostics, now and before, are left out. */
export function workspaceDiagnostic(reports: Reports) {
  return async (
    session: Session,
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> => {
    await session.indexed(token);
    const breath = createBreath();
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const previous = new Map(previousResultIds.map(({ uri, value }) => [fromClient(uri), value]));
    const before = session.roots.analyses();
    const known = reports.isComplete ? [] : [...session.known()].map(({ uri }) => uri);
    for (const uri of new Set([...previous.keys(), ...reports.found, ...known])) {
      const report = await reports.of(uri);
      const shown = previous.get(uri);
      if (shown !== undefined || reports.found.has(uri)) {
        const version = session.documents.get(uri)?.version ?? null;
        items.push({ uri: toClient(uri), version, ...toLspReport(report, shown) });
      }
      await breath();
      if (token.isCancellationRequested) throw cancellation();
    }
    reports.completed(before);
    return { items };
  };
}

function toLspReport({ id, items }: Report, previous: string | undefined): FileReport {
  return previous === id
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
}
