/** Edits of the core as a WorkspaceEdit. */
import { CreateFile, type TextEdit as LspTextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../ide/edit';
import type { Moment } from './moment';
import { toClient } from './uris';

/** Bound to the versions of open documents where the client can check them; `creates` is made before anything else. */
export function toWorkspaceEdit(
  edits: readonly TextEdit[],
  { convert, session }: Moment,
  creates?: string,
): WorkspaceEdit {
  const byFile = new Map<string, LspTextEdit[]>();
  for (const edit of edits) {
    const list = byFile.get(edit.uri) ?? [];
    list.push({ range: convert.range(edit), newText: edit.newText });
    byFile.set(edit.uri, list);
  }
  if (!session.client.documentChanges) {
    return { changes: Object.fromEntries([...byFile].map(([uri, list]) => [toClient(uri), list])) };
  }
  const created =
    creates === undefined ? [] : [CreateFile.create(toClient(creates), { ignoreIfExists: true })];
  const changes = [...byFile].map(([uri, list]) => ({
    textDocument: { uri: toClient(uri), version: session.documents.get(uri)?.version ?? null },
    edits: list,
  }));
  return { documentChanges: [...created, ...changes] };
}
