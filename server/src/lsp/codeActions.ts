/** Quick fixes of the diagnostics that the range touches, the repair of all that a file has, and what is about reachability. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Diagnostic } from '../ide/diagnostic';
import type { Fix } from '../ide/edit';
import { fixAll } from '../ide/fixAll';
import { folderOf } from '../workspace/candidates';
import { toLspDiagnostic } from './diagnostic';
import { explainActions } from './explainActions';
import { kubectl } from './kubectl';
import type { Moment } from './moment';
import { fromClient } from './uris';
import { toWorkspaceEdit } from './workspaceEdit';

/** Asked for by name alone: when a file is saved, or from the menu of source actions. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.selectrail`;

/** In the menu of source actions: commands to copy are no repairs, and would crowd the light bulb. */
export const KUBECTL = `${CodeActionKind.Source}.kubectl`;

export function codeActions(moment: Moment, params: CodeActionParams): CodeAction[] {
  const { only } = params.context;
  const wanted = (kind: string): boolean => only?.some((each) => covers(each, kind)) ?? false;
  return [
    ...(only === undefined || wanted(CodeActionKind.QuickFix) ? quickFixes(moment, params) : []),
    ...explainActions(moment, params, (kind) => only === undefined || wanted(kind)),
    ...(wanted(FIX_ALL) ? fixAllAction(moment, fromClient(params.textDocument.uri)) : []),
    ...(wanted(KUBECTL) ? kubectlActions(moment, params) : []),
  ];
}

function kubectlActions(moment: Moment, { textDocument, range }: CodeActionParams): CodeAction[] {
  return kubectl(moment, { textDocument, position: range.start }).map(({ title, command }) => ({
    title,
    kind: KUBECTL,
    command: { title, command: 'selectrail.copy', arguments: [command] },
  }));
}

function quickFixes(moment: Moment, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const { analysis, convert, session } = moment;
  const touched = analysis.diagnostics(fromClient(textDocument.uri)).flatMap((diagnostic) => {
    const own = toLspDiagnostic(diagnostic, convert, session.client);
    if (!overlap(own.range, range)) return [];
    return { diagnostic, shown: context.diagnostics.find((each) => isSame(each, own)) ?? own };
  });
  return [
    ...touched.flatMap(({ diagnostic, shown }) => repairs(diagnostic, shown, moment)),
    ...touched.flatMap(({ diagnostic, shown }) => silencers(diagnostic, shown, moment)),
  ];
}

function repairs(diagnostic: Diagnostic, shown: LspDiagnostic, moment: Moment): CodeAction[] {
  return diagnostic.fixes(moment.read).map((fix) => toCodeAction(fix, shown, moment));
}

function silencers(diagnostic: Diagnostic, shown: LspDiagnostic, moment: Moment): CodeAction[] {
  const { analysis, read, session } = moment;
  const folder = folderOf(diagnostic.location.uri, session.folders);
  return analysis
    .ignoreFixes(diagnostic, folder, read)
    .filter(({ creates }) => creates === undefined || session.client.createFiles)
    .map((fix) => toCodeAction(fix, shown, moment));
}

function toCodeAction(fix: Fix, diagnostic: LspDiagnostic, moment: Moment): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(fix.edits, moment, fix.creates),
  };
}

/** Fixes that would change other files are left out: saving one file changes no other. */
function fixAllAction(moment: Moment, uri: string): CodeAction[] {
  const { analysis, read } = moment;
  const { edits } = fixAll(analysis.diagnostics(uri), read, (each) => each === uri);
  if (edits.length === 0) return [];
  const title = 'Fix all that have one certain fix';
  return [{ title, kind: FIX_ALL, isPreferred: true, edit: toWorkspaceEdit(edits, moment) }];
}

/** Kinds are a tree: a client that wants a kind wants those below it. */
function covers(wanted: string, kind: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
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
