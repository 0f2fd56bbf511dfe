/** Completion of names, ports and labels. */
import { type CompletionItem, CompletionItemKind, type CompletionParams } from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient } from './uris';

export function completion(
  { analysis, convert, read }: Moment,
  { textDocument, position }: CompletionParams,
): CompletionItem[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const text = read(uri);
  if (offset === undefined || text === undefined) return [];
  return analysis.completion(uri, offset, text).map(({ label, detail, range, newText, rank }) => ({
    label,
    kind: CompletionItemKind.Reference,
    labelDetails: { description: detail },
    sortText: String(rank).padStart(4, '0'),
    textEdit: { range: convert.range(range), newText },
  }));
}
