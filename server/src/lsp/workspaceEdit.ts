/** Edits of the core as a WorkspaceEdit. */
import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../ide/edit';
import type { Moment } from './moment';
import { toClient } from './uris';

/** Bound to the versions of open documents where the client can check them. */
export function toWorkspaceEdit(edits: readonly TextEdit[], { convert, session }: Moment): WorkspaceEdit {
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
