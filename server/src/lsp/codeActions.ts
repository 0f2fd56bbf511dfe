/** Quick fixes of the diagnostics that the range touches. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Fix } from '../ide/edit';
import { toLspDiagnostic } from './diagnostic';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function codeActions(
  moment: Moment,
  { textDocument, range, context }: CodeActionParams,
): CodeAction[] {
  const { analysis, convert, read, session } = moment;
  if (context.only && !context.only.some(coversQuickFix)) return [];
  return analysis.diagnostics(fromClient(textDocument.uri)).flatMap((diagnostic) => {
    const own = toLspDiagnostic(diagnostic, convert, session.client);
    if (!overlap(own.range, range)) return [];
    const shown = context.diagnostics.find((each) => isSame(each, own)) ?? own;
    return diagnostic.fixes(read).map((fix) => toCodeAction(fix, shown, moment));
  });
}

function toCodeAction(fix: Fix, diagnostic: LspDiagnostic, moment: Moment): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(fix, moment),
  };
}

/** Bound to the versions of open documents where the client can check them. */
function toWorkspaceEdit({ edits }: Fix, { convert, session }: Moment): WorkspaceEdit {
  const byFile = new Map<string, LspTextEdit[]>();
  for (const edit of edits) {
    const list = byFile.get(edit.uri) ?? [];
    list.push({ range: convert.range(edit), newText: edit.newText });
    byFile.set(edit.uri, list);
  }
  if (!session.client.documentChanges) {
    return { changes: Object.fromEntries([...byFile].map(([uri, list]) => [toClient(uri), list])) };
  }
  return {
    documentChanges: [...byFile].map(([uri, list]) => ({
      textDocument: { uri: toClient(uri), version: session.documents.get(uri)?.version ?? null },
      edits: list,
    })),
  };
}

/** Kinds are a tree: a client that wants a kind wants those below it. */
function coversQuickFix(kind: string): boolean {
  return kind === '' || kind === CodeActionKind.QuickFix;
}

/** True where the ranges share a character or an edge. */
function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isSame(a: LspDiagnostic, b: LspDiagnostic): boolean {
  const sameStart = a.range.start.line === b.range.start.line;
  return a.code === b.code && sameStart && a.range.start.character === b.range.start.character;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
