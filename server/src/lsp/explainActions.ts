/** Code actions about who reaches whom: the explanation, and the edits that let through what is denied. */
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { QuestionAt } from '../ide/reachability/questionAt';
import { shortName } from '../ide/reachability/statements';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';
import { toWorkspaceEdit } from './workspaceEdit';

/** Nothing is wrong where they are offered, so they are no quick fixes. */
export const ALLOW = `${CodeActionKind.RefactorRewrite}.allow`;

/** Opens a panel, and changes nothing. */
export const EXPLAIN = 'explain';

export function explainActions(
  moment: Moment,
  { textDocument, range }: CodeActionParams,
  wanted: (kind: string) => boolean,
): CodeAction[] {
  const { analysis, convert, session } = moment;
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, range.start);
  const question = offset === undefined ? undefined : analysis.questionAt(uri, offset);
  if (!question?.source || !question.destination) return [];
  return [
    ...(wanted(ALLOW) ? allowActions(moment, question) : []),
    ...(wanted(EXPLAIN) && session.client.explainPanel ? [explainAction(question)] : []),
  ];
}

function allowActions(moment: Moment, question: QuestionAt): CodeAction[] {
  return moment.analysis.repairsAt(question, moment.read).map(({ title, edits }) => {
    return { title, kind: ALLOW, edit: toWorkspaceEdit(edits, moment) };
  });
}

function explainAction({ scope, source = '', destination = '', port }: QuestionAt): CodeAction {
  const on = port ? ` on ${port.protocol} ${port.port}` : '';
  const title = `Explain ${shortName(source)} → ${shortName(destination)}${on}`;
  const question = { source, destination, port, scope: scope.id, uri: toClient(scope.folder) };
  return { title, kind: EXPLAIN, command: { title, command: 'selectrail.explain', arguments: [question] } };
}
