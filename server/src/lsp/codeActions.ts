/** Quick fixes of the diagnostics that the range touches. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Fix } from '../ide/edit';
import { toLspDiagnostic } from './diagnostic';
import type { Moment } from './moment';
import { fromClient } from './uris';
import { toWorkspaceEdit } from './workspaceEdit';

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
    edit: toWorkspaceEdit(fix.edits, moment),
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
