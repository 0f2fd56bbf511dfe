/** Links to files, for the paths in a kustomization. */
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function documentLinks(
  { analysis, convert, read }: Moment,
  { textDocument }: DocumentLinkParams,
): DocumentLink[] {
  return analysis
    .pathLinks(fromClient(textDocument.uri), read)
    .map(({ origin, target }) => ({ range: convert.range(origin), target: toClient(target) }));
}
