/** Go to definition and find references. */
import type {
  Definition,
  DefinitionLink,
  DefinitionParams,
  Location,
  ReferenceParams,
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
