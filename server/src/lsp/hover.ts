/** Hover, as markdown or, for clients without it, as plain text. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { Moment } from './moment';
import { fromClient } from './uris';

export function hover(
  { analysis, convert, read, session }: Moment,
  { textDocument, position }: HoverParams,
): Hover | null {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const found = offset === undefined ? undefined : analysis.hover(uri, offset, read);
  if (!found) return null;
  const contents = session.client.markdown
    ? { kind: MarkupKind.Markdown, value: found.markdown }
    : { kind: MarkupKind.PlainText, value: plainText(found.markdown) };
  return { contents, range: convert.range(found.location) };
}

/** Markdown without its marks. Links keep their words, tables their bars. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^#{1,6} |^```\w*\n|^\|[-:| ]+\|\n/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1')
    .trim();
}
