/** Open documents, kept in step with the editor by the changes that it sends. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  Position,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Encoding, indexAt } from './encoding';
import { announce } from './indexing';
import type { Session } from './session';
import { fromClient } from './uris';

export function openDocument(session: Session, { textDocument }: DidOpenTextDocumentParams): void {
  const { languageId, version, text } = textDocument;
  const uri = fromClient(textDocument.uri);
  if (!session.isIndexed(uri)) session.saved.fire();
  putText(session, uri, TextDocument.create(textDocument.uri, languageId, version, text));
}

export function changeDocument(session: Session, params: DidChangeTextDocumentParams): void {
  const uri = fromClient(params.textDocument.uri);
  const document = session.documents.get(uri);
  if (!document) return;
  putText(session, uri, update(document, params, session.encoding));
}

export function saveDocument(session: Session): void {
  session.saved.fire();
}

/** What the disk holds counts again. */
export async function closeDocument(
  session: Session,
  { textDocument }: DidCloseTextDocumentParams,
): Promise<void> {
  const uri = fromClient(textDocument.uri);
  if (!session.documents.delete(uri)) return;
  session.lenses.forget(uri);
  if (!session.isIndexed(uri)) session.saved.fire();
  const before = session.settings;
  await session.putFile(uri);
  announce(session, 'edit', before);
}

function putText(session: Session, uri: string, document: TextDocument): void {
  const before = session.settings;
  session.documents.set(uri, document);
  session.putDocument(uri, document);
  announce(session, 'edit', before);
}

/** Each change counts from the text that the one before it left. */
function update(
  document: TextDocument,
  { contentChanges, textDocument }: DidChangeTextDocumentParams,
  encoding: Encoding,
): TextDocument {
  return contentChanges.reduce(
    (current, change) =>
      TextDocument.update(current, [inUtf16(change, current, encoding)], textDocument.version),
    document,
  );
}

function inUtf16(
  change: TextDocumentContentChangeEvent,
  document: TextDocument,
  encoding: Encoding,
): TextDocumentContentChangeEvent {
  if (encoding === 'utf-16' || !('range' in change)) return change;
  const convert = ({ line, character }: Position): Position => {
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    return { line, character: indexAt(document.getText(range), character, encoding) };
  };
  const { start, end } = change.range;
  return { range: { start: convert(start), end: convert(end) }, text: change.text };
}
