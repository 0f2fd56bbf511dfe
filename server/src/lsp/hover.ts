/** Hover, as markdown or, for clients without it, as plain text. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { KubectlCommand } from '../ide/kubectl';
import type { Moment } from './moment';
import { fromClient } from './uris';

export function hover(
  { analysis, convert, read, session }: Moment,
  { textDocument, position }: HoverParams,
): Hover | null {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const found = offset === undefined ? undefined : analysis.hover(uri, offset, read);
  if (!found || offset === undefined) return null;
  const copies = session.client.copyLinks ? copyLinks(analysis.kubectlCommandsOfName(uri, offset)) : '';
  const contents = session.client.markdown
    ? { kind: MarkupKind.Markdown, value: found.markdown + copies }
    : { kind: MarkupKind.PlainText, value: plainText(found.markdown) };
  return { contents, range: convert.range(found.location) };
}

/** A line of links that copy a command each; empty where there is none. */
function copyLinks(commands: readonly KubectlCommand[]): string {
  if (commands.length === 0) return '';
  const links = commands.map(({ title, command }) => {
    const target = encodeURIComponent(JSON.stringify([command])).replace(
      /[()]/g,
      (found) => `%${found.charCodeAt(0).toString(16)}`,
    );
    return `[${title.replace('Copy kubectl ', '')}](command:selectrail.copy?${target})`;
  });
  return `\n\nCopy kubectl: ${links.join(' · ')}`;
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
