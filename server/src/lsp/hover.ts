/** Hover, as markdown or, for clients without it, as plain text. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { KubectlCommand } from '../ide/kubectl';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export function hover(
  { analysis, convert, read, session }: Moment,
  { textDocument, position }: HoverParams,
): Hover | null {
  const uri = fromClient(textDocument.uri);
  const offset = convert.offset(uri, position);
  const found = offset === undefined ? undefined : analysis.hover(uri, offset, read);
  if (!found || offset === undefined) return null;
  const copies = session.client.copyLinks ? copyLinks(analysis.kubectlCommandsOfName(uri, offset)) : '';
  const end = session.client.explainPanel ? analysis.endOfName(uri, offset) : undefined;
  const links = (end ? explainLinks(uri, end) : '') + copies;
  const contents = session.client.markdown
    ? { kind: MarkupKind.Markdown, value: found.markdown + links }
    : { kind: MarkupKind.PlainText, value: plainText(found.markdown) };
  return { contents, range: convert.range(found.location) };
}

/** Both directions; the other end is picked. */
function explainLinks(uri: string, { name, scope }: { name: string; scope: string }): string {
  const about = { scope, uri: toClient(uri) };
  const into = commandUri('selectrail.explain', { destination: name, ...about });
  const out = commandUri('selectrail.explain', { source: name, ...about });
  return `\n\nExplain: [who reaches it](${into}) · [what it reaches](${out})`;
}

/** A link that runs `command` with one argument. */
function commandUri(command: string, argument: unknown): string {
  const target = encodeURIComponent(JSON.stringify([argument])).replace(
    /[()]/g,
    (found) => `%${found.charCodeAt(0).toString(16)}`,
  );
  return `command:${command}?${target}`;
}

/** A line of links that copy a command each; empty where there is none. */
function copyLinks(commands: readonly KubectlCommand[]): string {
  if (commands.length === 0) return '';
  const links = commands.map(
    ({ title, command }) =>
      `[${title.replace('Copy kubectl ', '')}](${commandUri('selectrail.copy', command)})`,
  );
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
