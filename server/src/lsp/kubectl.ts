/** kubectl commands for the object at a place: text that the client copies, and nobody here runs. */
import { RequestType, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { KubectlCommand } from '../ide/kubectl';
import type { Moment } from './moment';
import { fromClient } from './uris';

export const KubectlRequest = new RequestType<TextDocumentPositionParams, readonly KubectlCommand[], void>(
  'selectrail/kubectl',
);

export function kubectl(
  { analysis, convert }: Moment,
  { textDocument, position }: TextDocumentPositionParams,
): readonly KubectlCommand[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  return offset === undefined ? [] : analysis.kubectlCommands(uri, offset);
}
