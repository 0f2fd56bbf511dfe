/** Outlines: of a file, and of the workspace. */
import {
  type DocumentSymbol as LspDocumentSymbol,
  type DocumentSymbolParams,
  SymbolKind as LspSymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { DocumentSymbol, SymbolKind } from '../ide/symbols';
import type { Converter } from './convert';
import type { Moment } from './moment';
import { fromClient } from './uris';

const KINDS: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  object: LspSymbolKind.Object,
  port: LspSymbolKind.Interface,
  container: LspSymbolKind.Package,
  define: LspSymbolKind.Function,
};

export function documentSymbols(
  { analysis, convert }: Moment,
  { textDocument }: DocumentSymbolParams,
): LspDocumentSymbol[] {
  return analysis.documentSymbols(fromClient(textDocument.uri)).map((symbol) => toLsp(symbol, convert));
}

export function workspaceSymbols({ roots }: Moment, { query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
  return roots().flatMap(({ analysis, convert }) =>
    analysis.workspaceSymbols(query).map(({ name, container, location }) => ({
      name,
      kind: LspSymbolKind.Object,
      containerName: container,
      location: convert.location(location),
    })),
  );
}

function toLsp(
  { name, detail, kind, whole, selection, children }: DocumentSymbol,
  convert: Converter,
): LspDocumentSymbol {
  return {
    name,
    detail,
    kind: KINDS[kind],
    range: convert.range(whole),
    selectionRange: convert.range(selection),
    children: children.map((child) => toLsp(child, convert)),
  };
}
