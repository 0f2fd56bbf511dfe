/** Go to definition, implementation and type definition; find references and highlight them. */
import type {
  Definition,
  DefinitionLink,
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  ImplementationParams,
  Location,
  ReferenceParams,
  TypeDefinitionParams,
} from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function definition(
  { analysis, convert, session }: Moment,
  { textDocument, position }: DefinitionParams,
): Definition | DefinitionLink[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const found = offset === undefined ? [] : analysis.definition(uri, offset);
  if (!session.client.linkSupport) return found.map(({ target }) => convert.location(target));
  return found.map(({ origin, target, whole }) => ({
    originSelectionRange: convert.range(origin),
    targetUri: toClient(target.uri),
    targetRange: convert.range(whole),
    targetSelectionRange: convert.range(target),
  }));
}

export function references(
  { analysis, convert }: Moment,
  { textDocument, position, context }: ReferenceParams,
): Location[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  if (offset === undefined) return [];
  const declarations = context.includeDeclaration ? 'with' : 'without';
  return analysis.references(uri, offset, declarations).map((location) => convert.location(location));
}

export function highlights(
  { analysis, convert }: Moment,
  { textDocument, position }: DocumentHighlightParams,
): DocumentHighlight[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  if (offset === undefined) return [];
  return analysis.highlights(uri, offset).map((location) => ({ range: convert.range(location) }));
}

export function implementation(
  { analysis, convert }: Moment,
  { textDocument, position }: ImplementationParams,
): Location[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  if (offset === undefined) return [];
  return analysis.implementation(uri, offset).map((location) => convert.location(location));
}

export function typeDefinition(
  { analysis, convert }: Moment,
  { textDocument, position }: TypeDefinitionParams,
): Location[] {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  if (offset === undefined) return [];
  return analysis.typeDefinition(uri, offset).map((location) => convert.location(location));
}
