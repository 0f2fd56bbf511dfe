/** Rename, and what it would rename. A reason why not is the error that the client shows. */
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient } from './uris';
import { toWorkspaceEdit } from './workspaceEdit';

export function prepareRename(
  { analysis, convert }: Moment,
  { textDocument, position }: PrepareRenameParams,
): PrepareRenameResult | null {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const found = offset === undefined ? undefined : analysis.prepareRename(uri, offset);
  if (!found) return null;
  if (found.state === 'refused') throw refusal(found.reason);
  return { range: convert.range(found.location), placeholder: found.value };
}

export function rename(
  moment: Moment,
  { textDocument, position, newName }: RenameParams,
): WorkspaceEdit | null {
  const uri = fromClient(textDocument.uri);
  const offset = moment.convert.offset(uri, position);
  if (offset === undefined) return null;
  const renamed = moment.analysis.rename(uri, offset, newName, moment.read);
  if (renamed.state === 'refused') throw refusal(renamed.reason);
  return toWorkspaceEdit(renamed.edits, moment);
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
