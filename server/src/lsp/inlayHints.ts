/** Inlay hints: the ports of the pods, behind the names and numbers that lead to them. */
import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient } from './uris';

export function inlayHints(
  { analysis, convert }: Moment,
  { textDocument, range }: InlayHintParams,
): InlayHint[] {
  const uri = fromClient(textDocument.uri);
  const start = convert.offset(uri, range.start);
  const end = convert.offset(uri, range.end);
  if (start === undefined || end === undefined) return [];
  return analysis.inlayHints(uri, { start, end }).map(({ location, label, tooltip }) => ({
    position: convert.position(uri, location.start),
    label,
    kind: InlayHintKind.Parameter,
    paddingLeft: true,
    ...(tooltip === undefined ? {} : { tooltip }),
  }));
}
